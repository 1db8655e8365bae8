using FsCheck;
using FsCheck.Fluent;
using Townline.Platform.Search;

namespace Townline.Tests.Platform.Search;

public class SearchWordsTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("  \t\r\n--", "")]
    [InlineData("Sink hole, 2nd St.", "sink hole 2nd st ")]
    [InlineData("O'Neil@example.org", "o neil example org ")]
    [InlineData("ÉCOLE Ñandú", "ecole nandu ")]
    [InlineData("道路 3号", "道 路 3 号 ")]
    public void A_text_is_taken_apart_into_small_words(string text, string words) => Assert.Equal(words, SearchWords.Of(text));

    [Fact]
    public void A_word_is_cut_after_sixty_signs() =>
        Assert.Equal([new string('a', 60) + " b ", new string('é'.ToString().Normalize(System.Text.NormalizationForm.FormD)[0], 60) + " b "], [SearchWords.Of(new string('A', 61) + " b"), SearchWords.Of(new string('É', 61) + " b")]);

    [Fact]
    public void Plain_letters_give_the_same_words_as_in_a_text_with_others() =>
        Prop.ForAll(
                Gen.Choose(0, 127).Select(code => (char)code).ArrayOf().Select(letters => new string(letters)).ToArbitrary(),
                text => SearchWords.Of(text) + "e " == SearchWords.Of(text + " é"))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));
}
