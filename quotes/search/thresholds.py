"""What a search asks before it answers, each figure beside the measurement that set it.

`metadata.yml` overrides them (`plugins: quotes: thresholds: search:`), and every verdict tells those in force.
"""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Shares of a claim's words from 0 to 1, counts of words, and evidence in bits (`quotes.search.rarity`).

    A row answers a claim when its evidence is `asked` bits for every word that it lacks: `free_words` to begin with,
    each word of the claim that it misses, half as much again for the longest stretch missed, for each place where
    what is found breaks off and goes on (`breaks`), and for every missing number or name. Less is asked of rows that
    are credited to the claimed speaker. Measured (bench/verification.py): of rows left out 0.37 % are answered falsely at
    6 bits a word and 0.65 % at 5. With the speaker named 1.05 % are, at 2.75 bits a word and one a number. At 2.24 bits
    with 6.0 free words, 6.0 a number beside other missing words, 2.0 a name and 0.25 a break it is 0.85 %, but two
    reworded verses of 472 claims are lost (recall@1 .983 for .987).
    """

    asked: float = 6.0
    free_words: float = 3.0
    number: float = 2.0
    name: float = 2.0
    breaks: float = 0.5
    asked_of_speaker: float = 2.75
    free_words_of_speaker: float = 3.0
    number_of_speaker: float = 1.0
    name_of_speaker: float = 0.0
    breaks_of_speaker: float = 0.0
    # Where nothing but numbers is missing the claim is a misquotation, not another remark of the same build.
    number_alone: float = 1.0
    # Evidence asked of a row that misses nothing and is credited to the claimed speaker.
    asked_of_exact: float = 3.0
    # Evidence asked of a sentence that is a short claim but for one ordinary word (`likeness.one_changed`). Of 10,000 rows
    # left out 11 are answered so at 4 bits, all of up to 13.5 and nearly all another remark of the same build ("So that's really
    # where we started."); at 14 none is.
    one_changed: float = 14.0
    # Evidence asked of the words of a claim, each by itself, that make a whole sentence in another order. Of 10,000
    # rows left out none is answered so.
    exchanged: float = 8.0
    # A row that holds so many words and this share of the claim, with every number and name, answers it: counting
    # evidence changed none of these answers.
    sure_words: float = 14.0
    sure_share: float = 0.85
    # Below this share of the claim's words, rows that share two words or one are tried too.
    convincing: float = 0.8
    # Rows that hold less of the claim than the best by more than this share of its words are no answers beside it.
    behind: float = 0.25
    # What is asked of each piece of a claim made of several, in bits, and of all together, as a share of its words.
    piece_bits: float = 8.0
    pieced: float = 0.85

    def of_one_text(self) -> "Thresholds":
        """What is asked where somebody names the one text in which the words should stand.

        A remark of the same build is met by chance among millions of rows and hardly in one text: "is a good idea" for
        "is a bad idea" answers there (tests/verdict/test_given_text.py).
        """
        return replace(
            self,
            asked_of_speaker=min(self.asked_of_speaker, 2.75),
            free_words_of_speaker=self.free_words,
            number_of_speaker=self.number_alone,
            name_of_speaker=0.0,
            breaks_of_speaker=0.0,
        )


ASKED = Thresholds()
