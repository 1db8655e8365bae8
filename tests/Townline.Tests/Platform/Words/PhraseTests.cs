using Townline.Platform.Words;

namespace Townline.Tests.Platform.Words;

public class PhraseTests
{
    private static string Fill(string text, string language, params object?[] args) =>
        Phrase.Parse(text).Fill(args, new PhraseStyle(language, literal => literal, arg => $"{arg}"));

    [Theory]
    [InlineData("Hello {0}, meet {1}", "Hello Ana, meet Bo")]
    [InlineData("{1} before {0}", "Bo before Ana")]
    [InlineData("a {{brace}}", "a {brace}")]
    [InlineData("", "")]
    public void Arguments_stand_where_the_text_wants_them(string text, string expected) => Assert.Equal(expected, Fill(text, "en", "Ana", "Bo"));

    [Theory]
    [InlineData(0, "no requests")]
    [InlineData(1, "1 request")]
    [InlineData(2, "2 requests")]
    public void A_number_chooses_its_form(int number, string expected) => Assert.Equal(expected, Fill("{0:=0 no requests|# request|# requests}", "en", number));

    [Theory]
    [InlineData("fr", 0, "a")]
    [InlineData("fr", 2, "b")]
    [InlineData("pl", 1, "a")]
    [InlineData("pl", 22, "b")]
    [InlineData("pl", 21, "c")]
    [InlineData("ru", 21, "a")]
    [InlineData("ru", 12, "c")]
    [InlineData("zh", 1, "a")]
    public void Plural_forms_follow_the_language(string language, int number, string expected) => Assert.Equal(expected, Fill("{0:a|b|c}", language, number));

    [Theory]
    [InlineData("open {0")]
    [InlineData("closed }")]
    [InlineData("{name}")]
    [InlineData("{0:only one form}")]
    [InlineData("{0:=x what|a|b}")]
    public void A_text_that_cannot_be_read_is_refused(string text) => Assert.Throws<FormatException>(() => Phrase.Parse(text));

    [Fact]
    public void Too_few_arguments_are_an_error() => Assert.Throws<FormatException>(() => Fill("{0} {1}", "en", "one"));
}
