using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Townline.Conversations.Contracts;

namespace Townline.Tests.Channels.Email.Peers;

/// <summary>
/// An authorization server of the test's own: gives access tokens (RFC 6749), tells a Dovecot which of them are good, counts, and fails when it is told to.
/// Each use of a refresh token gives another, and one that is used twice is refused, as strict servers have it.
/// </summary>
internal sealed class TokenServer : IAsyncDisposable
{
    public const string Client = "townline";
    public const string Secret = "kilroy-client-secret";
    public const string FirstRefreshToken = "refresh-kilroy-0";

    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, bool> _good = new();
    private int _given;
    private int _refreshes;

    private TokenServer(WebApplication app) => _app = app;

    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>How many access tokens it gave.</summary>
    public int Given => _given;

    /// <summary>The form of each call.</summary>
    public ConcurrentQueue<Dictionary<string, string>> Asked { get; } = new();

    /// <summary>The refresh token that is good now.</summary>
    public string RefreshToken => string.Create(CultureInfo.InvariantCulture, $"refresh-kilroy-{_refreshes}");

    /// <summary>Answers in its place; null: it does.</summary>
    public Func<HttpContext, Task>? Instead { get; set; }

    public static async Task<TokenServer> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new TokenServer(builder.Build());
        server._app.MapPost("/token", server.Token);
        server._app.MapGet("/about", (string token) => server._good.ContainsKey(token) ? Results.Json(new { email = "desk" }) : Results.Json(new { error = "invalid_token" }, statusCode: 401));
        await server._app.StartAsync();
        return server;
    }

    public MailGrant Grant(bool isRefreshed = false) => new(new Uri(Address, "/token").ToString(), Client, "mail", isRefreshed);

    /// <summary>Every access token that it gave is good no more.</summary>
    public void Revoke() => _good.Clear();

    /// <summary>Answers with an error (RFC 6749, 5.2).</summary>
    public void Refuse(string error, string words, int status = 400) => Instead = http => Results.Json(new { error, error_description = words }, statusCode: status).ExecuteAsync(http);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task Token(HttpContext http)
    {
        var form = (await http.Request.ReadFormAsync()).ToDictionary(field => field.Key, field => field.Value.ToString());
        Asked.Enqueue(form);
        await (Instead is { } instead ? instead(http) : Answer(form).ExecuteAsync(http));
    }

    private IResult Answer(Dictionary<string, string> form)
    {
        if ((form["client_id"], form["client_secret"]) != (Client, Secret))
        {
            return Results.Json(new { error = "invalid_client", error_description = "Wrong secret." }, statusCode: 401);
        }

        if (form["grant_type"] == "client_credentials")
        {
            return Results.Json(new { access_token = Next(), token_type = "Bearer", expires_in = 3600 });
        }

        if (form["refresh_token"] != RefreshToken)
        {
            return Results.Json(new { error = "invalid_grant", error_description = "Used before." }, statusCode: 400);
        }

        Interlocked.Increment(ref _refreshes);
        return Results.Json(new { access_token = Next(), token_type = "bearer", refresh_token = RefreshToken });
    }

    private string Next()
    {
        var token = string.Create(CultureInfo.InvariantCulture, $"access-kilroy-{Interlocked.Increment(ref _given)}");
        _good[token] = true;
        return token;
    }
}
