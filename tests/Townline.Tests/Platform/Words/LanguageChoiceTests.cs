using Microsoft.AspNetCore.Http;
using Townline.Platform.Words;

namespace Townline.Tests.Platform.Words;

public class LanguageChoiceTests
{
    private static readonly string[] Offered = ["en", "es", LanguageTag.Pseudo];

    [Theory]
    [InlineData("?lang=es", "en", "en", "es")]
    [InlineData("?lang=xx", "es", "en", "es")]
    [InlineData("", "es", "en", "es")]
    [InlineData("", "", "fr, es-MX;q=0.8, en;q=0.5", "es")]
    [InlineData("", "", "en;q=0.4, es;q=0.9", "es")]
    [InlineData("", "", "es;q=0, en", "en")]
    [InlineData("", "", "fr", "en")]
    [InlineData("", "", ";;,q=", "en")]
    [InlineData("", "", "", "en")]
    [InlineData("?lang=qps-plocm", "", "", "qps-plocm")]
    public void The_person_s_choice_then_the_browser_s_then_the_town_s(string query, string cookie, string accept, string expected)
    {
        var request = new DefaultHttpContext().Request;
        request.QueryString = new QueryString(query);
        if (cookie != "")
            request.Headers.Cookie = $"{LanguageChoice.Cookie}={cookie}";
        request.Headers.AcceptLanguage = accept;
        Assert.Equal(expected, LanguageChoice.Of(request, Offered));
    }
}
