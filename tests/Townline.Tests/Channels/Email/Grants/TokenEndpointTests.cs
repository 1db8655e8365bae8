using Microsoft.AspNetCore.Http;
using Townline.Channels.Email.Grants;
using Townline.Channels.Email.Lines;
using Townline.Conversations.Contracts;
using Townline.Tests.Channels.Email.Outgoing;
using Townline.Tests.Channels.Email.Peers;
using Townline.Tests.Support;

namespace Townline.Tests.Channels.Email.Grants;

/// <summary>Token endpoints as they are, and as they should not be.</summary>
public class TokenEndpointTests
{
    [Fact]
    public async Task It_is_asked_as_the_standard_has_it()
    {
        await using var server = await TokenServer.Start();

        var program = await Ask(server.Grant());
        var refreshed = await Ask(server.Grant(isRefreshed: true), TokenServer.FirstRefreshToken);

        Assert.Equal((TimeSpan.FromHours(1), null), (program.Lifetime, program.RefreshToken));
        Assert.Equal((TimeSpan.FromHours(1), "refresh-kilroy-1"), (refreshed.Lifetime, refreshed.RefreshToken));
        Assert.Equal(
            ["grant_type=client_credentials client_id=townline client_secret=kilroy-client-secret scope=mail", "grant_type=refresh_token client_id=townline client_secret=kilroy-client-secret refresh_token=refresh-kilroy-0 scope=mail"],
            server.Asked.Select(form => string.Join(' ', form.Select(field => $"{field.Key}={field.Value}"))));
        Assert.DoesNotContain("kilroy", $"{program} {refreshed} {new Grant(server.Grant(), TokenServer.Secret, "refresh-kilroy")}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("invalid_client", 401, MailTrouble.TokenClient)]
    [InlineData("unauthorized_client", 400, MailTrouble.TokenClient)]
    [InlineData("invalid_grant", 400, MailTrouble.TokenEnded)]
    [InlineData("invalid_scope", 400, MailTrouble.TokenScope)]
    [InlineData("unsupported_grant_type", 400, MailTrouble.TokenRefused)]
    [InlineData("temporarily_unavailable", 503, MailTrouble.TokenLater)]
    internal async Task A_refusal_is_told_in_the_endpoints_own_words_without_a_secret(string error, int status, string code)
    {
        await using var server = await TokenServer.Start();
        server.Refuse(error, $"AADSTS7000215: No.\r\nNot {TokenServer.Secret} nor {TokenServer.FirstRefreshToken}!", status);

        var failed = await Fails(server.Grant(isRefreshed: true), TokenServer.FirstRefreshToken);

        Assert.Equal((code, $"{error}: AADSTS7000215: No. Not … nor …!"), (failed.Code, failed.Message));
    }

    [Theory]
    [InlineData(404, "text/html", "<h1>Not here</h1>", MailTrouble.TokenNonsense, "answered 404 with text/html, not with JSON.")]
    [InlineData(302, "text/plain", "", MailTrouble.TokenNonsense, "answered 302 with text/plain, not with JSON.")]
    [InlineData(502, "text/html", "<h1>Bad gateway</h1>", MailTrouble.TokenLater, "answered 502.")]
    [InlineData(200, "application/json", "[]", MailTrouble.TokenNonsense, "not with JSON.")]
    [InlineData(200, "application/json", "{\"token_type\":\"Bearer\"}", MailTrouble.TokenNonsense, "without an access token")]
    [InlineData(200, "application/json", "{\"access_token\":\"x\",\"token_type\":\"mac\"}", MailTrouble.TokenNonsense, "without an access token")]
    [InlineData(200, "application/json", "{\"access_token\":\"x\\u0001auth=y\",\"token_type\":\"Bearer\"}", MailTrouble.TokenNonsense, "without an access token")]
    internal async Task What_is_no_token_is_not_taken_for_one(int status, string kind, string body, string code, string words)
    {
        await using var server = await TokenServer.Start();
        server.Instead = http =>
        {
            (http.Response.StatusCode, http.Response.ContentType, http.Response.Headers.Location) = (status, kind, "/elsewhere");
            return http.Response.WriteAsync(body);
        };

        var failed = await Fails(server.Grant());

        Assert.Equal(code, failed.Code);
        Assert.EndsWith(words, failed.Message.Replace("an access token of the kind Bearer.", "an access token", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Single(server.Asked);
    }

    [Fact]
    public async Task An_answer_without_end_and_one_that_does_not_come_are_given_up()
    {
        await using var server = await TokenServer.Start();
        server.Instead = http => http.Response.WriteAsync(new string(' ', 70_000));
        Assert.Equal((MailTrouble.TokenNonsense, true), await Fails(server.Grant()) is var large ? (large.Code, large.Message.EndsWith("more than 64 KB.", StringComparison.Ordinal)) : default);

        server.Instead = http => Task.Delay(Timeout.Infinite, http.RequestAborted);
        Assert.Equal(MailTrouble.TokenTimedOut, (await Fails(server.Grant(), wait: TimeSpan.FromMilliseconds(300))).Code);
    }

    [Fact]
    public async Task Who_is_not_there_and_who_does_not_encrypt_are_told_apart()
    {
        await using var server = await TokenServer.Start();

        var nobody = await Fails(server.Grant() with { Endpoint = $"http://127.0.0.1:{Outbound.NobodysPort()}/token" });
        var noName = await Fails(server.Grant() with { Endpoint = "https://nowhere.invalid/token" });
        var clear = await Fails(server.Grant() with { Endpoint = $"https://127.0.0.1:{server.Address.Port}/token" });

        Assert.Equal((MailTrouble.TokenUnreachable, MailTrouble.TokenUnreachable, MailTrouble.TokenCertificate), (nobody.Code, noName.Code, clear.Code));
    }

    [FactNeeding("dovecot")]
    public async Task A_certificate_that_is_not_trusted_is_told_and_one_that_the_operator_trusts_is_taken()
    {
        using var dovecot = await Dovecot.Start();
        var there = new MailGrant($"https://localhost:{dovecot.TlsPort}/token", "townline", "", IsRefreshed: false);

        var strange = await Fails(there);
        Assert.Equal(MailTrouble.TokenCertificate, strange.Code);
        Assert.Contains("The certificate of localhost", strange.Message, StringComparison.Ordinal);

        // A mail server is no token endpoint; but it is spoken to now.
        Assert.Equal(MailTrouble.TokenUnreachable, (await Fails(there, options: new LineOptions { Roots = [dovecot.Root] })).Code);
    }

    private static Task<GrantFailedException> Fails(MailGrant grant, string? refreshToken = null, TimeSpan? wait = null, LineOptions? options = null) =>
        Assert.ThrowsAsync<GrantFailedException>(() => Ask(grant, refreshToken, (options ?? new LineOptions()) with { ConnectWait = wait ?? TimeSpan.FromSeconds(20) }));

    private static async Task<GivenToken> Ask(MailGrant grant, string? refreshToken = null, LineOptions? options = null)
    {
        using var endpoint = new TokenEndpoint(options ?? new LineOptions(), TimeProvider.System);
        return await endpoint.Ask(new Grant(grant, TokenServer.Secret, refreshToken));
    }
}
