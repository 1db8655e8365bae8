using System.Net;
using Townline.Identity.Contracts;
using Townline.Tests.Faces.Portal;
using Townline.Tests.Support;

namespace Townline.Tests.Platform.Web;

public class PageHandlersTests(Towns towns) : IClassFixture<Towns>
{
    [Theory]
    [InlineData("/requests")]
    [InlineData("/track")]
    public async Task A_page_is_not_drawn_for_a_method_that_it_does_not_know(string path)
    {
        var town = await towns.On(Engine.SQLite);
        using var resident = town.Resident();

        using var answer = await resident.Http.SendAsync(new HttpRequestMessage(HttpMethod.Trace, path));

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Contains("GET", answer.Content.Headers.Allow);
    }

    [Theory]
    [InlineData("/desk")]
    [InlineData("/desk/tasks")]
    [InlineData("/admin/audit")]
    public async Task A_form_that_nothing_takes_is_answered_so_and_the_page_not_drawn_half(string path)
    {
        var town = await towns.On(Engine.SQLite);
        using var admin = await town.SignIn(Role.Administrator);
        var token = (await admin.Get("/account/security")).Document.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        using var answer = await admin.Http.PostAsync(path, new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)]));

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }

    [Theory]
    [InlineData("/health")]
    [InlineData("/health/")]
    [InlineData("/health/well")]
    public async Task Beside_the_two_addresses_of_health_there_is_nothing(string path)
    {
        var town = await towns.On(Engine.SQLite);
        using var resident = town.Resident();

        Assert.Equal(HttpStatusCode.NotFound, (await resident.Get(path)).Status);
    }
}
