using Townline.Places.Text;

namespace Townline.Tests.Places.Text;

public class CleanTextTests
{
    [Theory]
    [InlineData("  Main\t \n Street ", "Main Street")]
    [InlineData("Main\0 Street", "Main Street")]
    [InlineData("evil\u202egnp.exe", "evil gnp.exe")]
    [InlineData("half \ud800 pair", "half pair")]
    [InlineData("🏠 𠮷野", "🏠 𠮷野")]
    [InlineData("می\u200cخواهم", "می\u200cخواهم")]
    [InlineData("", "")]
    public void Only_what_can_be_shown_on_one_line_remains(string text, string clean) => Assert.Equal(clean, CleanText.OneLine(text));
}
