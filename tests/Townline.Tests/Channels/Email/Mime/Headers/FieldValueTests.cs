using Townline.Channels.Email.Mime.Headers;

namespace Townline.Tests.Channels.Email.Mime.Headers;

public class FieldValueTests
{
    [Theory]
    [InlineData("text/plain; charset=utf-8", "text/plain", "utf-8")]
    [InlineData("TEXT/Plain ; CHARSET = \"UTF-8\"", "text/plain", "UTF-8")]
    [InlineData("text/plain charset=utf-8", "text/plain", "utf-8")]
    [InlineData("text/plain; charset=\"utf-8", "text/plain", "utf-8")]
    [InlineData("text/plain (a comment); charset=utf-8", "text/plain", "utf-8")]
    [InlineData("text/plain;; charset=utf-8;", "text/plain", "utf-8")]
    [InlineData("text/plain; charset=utf-8; charset=latin1", "text/plain", "utf-8")]
    [InlineData("text/plain", "text/plain", null)]
    [InlineData("", "", null)]
    public void A_value_and_its_parameters_are_read_however_they_are_written(string raw, string main, string? charset)
    {
        var value = FieldValue.Read(raw);
        Assert.Equal((main, charset), (value.Main, value.Parameter("charset")));
    }

    [Theory]
    [InlineData("attachment; filename=plan.pdf", "plan.pdf")]
    [InlineData("attachment; filename=my plan.pdf", "my plan.pdf")]
    [InlineData("attachment; filename=\"a; b \\\"c\\\".pdf\"", "a; b \"c\".pdf")]
    [InlineData("attachment; filename=\"C:\\temp\\plan.pdf\"", "C:\\temp\\plan.pdf")]
    [InlineData("attachment; filename=\"=?utf-8?Q?Stra=C3=9Fe.pdf?=\"", "Straße.pdf")]
    [InlineData("attachment; filename==?utf-8?B?U3RyYcOfZS5wZGY=?=", "Straße.pdf")]
    [InlineData("attachment; filename*=utf-8''Stra%C3%9Fe.pdf", "Straße.pdf")]
    [InlineData("attachment; filename*=UTF-8'de'Stra%C3%9Fe+a%2Fb.pdf", "Straße+a/b.pdf")]
    [InlineData("attachment; filename*=iso-8859-1''Stra%DFe.pdf", "Straße.pdf")]
    [InlineData("attachment; filename*=Stra%C3%9Fe.pdf", "Straße.pdf")]
    [InlineData("attachment; filename=plain.pdf; filename*=utf-8''Stra%C3%9Fe.pdf", "Straße.pdf")]
    [InlineData("attachment; filename*0=\"a long \"; filename*1=\"name.pdf\"", "a long name.pdf")]
    [InlineData("attachment; filename*1=\"name.pdf\"; filename*0=\"a long \"", "a long name.pdf")]
    [InlineData("attachment; filename*0*=utf-8''Stra%C3; filename*1*=%9Fe; filename*2=.pdf", "Straße.pdf")]
    [InlineData("attachment; filename*0=\"=?utf-8?Q?Stra=C3\"; filename*1=\"=9Fe.pdf?=\"", "Straße.pdf")]
    [InlineData("attachment; filename*=utf-8''100%", "100%")]
    [InlineData("attachment; filename=\"a/b+c.pdf\"", "a/b+c.pdf")]
    [InlineData("attachment; filename=\"Straße.pdf\"", "Straße.pdf")]
    [InlineData("attachment; filename", null)]
    public void Names_of_files_are_read_however_they_are_written(string raw, string? name) => Assert.Equal(name, FieldValue.Read(raw).Parameter("filename"));

    [Fact]
    public void A_hundred_thousand_parameters_cost_nothing_to_speak_of()
    {
        var raw = "text/plain" + string.Concat(Enumerable.Range(0, 100_000).Select(i => $"; name*{i}=x"));
        Assert.True(FieldValue.Read(raw).Parameter("name")!.Length <= 200);
    }
}
