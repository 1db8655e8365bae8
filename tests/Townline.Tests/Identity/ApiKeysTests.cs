using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Townline.Identity.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Tenancy;
using Townline.Tests.Support;

namespace Townline.Tests.Identity;

public class ApiKeysTests(Towns towns) : IClassFixture<Towns>
{
    private static readonly Actor Tester = Actor.System("test");

    [BothEngines]
    public async Task A_key_opens_its_scopes_in_its_town_until_it_is_revoked(Engine engine)
    {
        var town = await towns.On(engine);
        var keys = town.Get<IApiKeys>();
        var made = await keys.Create(town.Tenant.Id, Tester, new ApiKeyOrder("Fix-it app", [ApiScopes.Open311Submit], null));

        Assert.Equal(KeyVerdict.Good, (await keys.Check(town.Tenant.Id, made.Secret, ApiScopes.Open311Submit)).Verdict);
        Assert.Equal(KeyVerdict.WrongScope, (await keys.Check(town.Tenant.Id, made.Secret, ApiScopes.PeopleRead)).Verdict);
        Assert.Equal(KeyVerdict.Unknown, (await keys.Check(town.Tenant.Id, made.Secret + "x", ApiScopes.Open311Submit)).Verdict);
        Assert.Equal(KeyVerdict.Missing, (await keys.Check(town.Tenant.Id, "", ApiScopes.Open311Submit)).Verdict);

        Assert.True(await keys.Revoke(town.Tenant.Id, Tester, made.Id));
        Assert.Equal(KeyVerdict.Unknown, (await keys.Check(town.Tenant.Id, made.Secret, ApiScopes.Open311Submit)).Verdict);
        Assert.False(await keys.Revoke(town.Tenant.Id, Tester, made.Id));
    }

    [BothEngines]
    public async Task A_key_of_one_town_is_unknown_in_another(Engine engine)
    {
        var town = await towns.On(engine);
        var other = await town.AddTown($"keys-{engine}".ToLowerInvariant());
        var keys = town.Get<IApiKeys>();
        var made = await keys.Create(town.Tenant.Id, Tester, new ApiKeyOrder("One town", ApiScopes.All, null));

        Assert.Equal(KeyVerdict.Unknown, (await keys.Check(other.Id, made.Secret, ApiScopes.ApiRead)).Verdict);
        Assert.False(await keys.Revoke(other.Id, Tester, made.Id));
        Assert.DoesNotContain(await keys.List(other.Id), key => key.Id == made.Id);
    }

    [BothEngines]
    public async Task The_secret_is_shown_once_and_stored_nowhere(Engine engine)
    {
        var town = await towns.On(engine);
        var keys = town.Get<IApiKeys>();
        var made = await keys.Create(town.Tenant.Id, Tester, new ApiKeyOrder("Secret", [ApiScopes.ApiRead], 5));
        var given = await keys.Create(town.Tenant.Id, Tester, new ApiKeyOrder("Given", [ApiScopes.ApiRead], null, $"given-{engine}-key"));

        Assert.True((await keys.Check(town.Tenant.Id, $"given-{engine}-key", ApiScopes.ApiRead)).Good);
        var views = await keys.List(town.Tenant.Id);
        Assert.Equal(made.Secret[..8], views.Single(key => key.Id == made.Id).Prefix);
        Assert.True(views.Single(key => key.Id == given.Id).Prefix.Length <= 5);
        var stored = await town.Write(unit => unit.Query<string>("SELECT hash || prefix || name || scopes FROM identity_api_key"));
        Assert.All(stored, row => Assert.DoesNotContain(made.Secret, row));
        var events = await town.Write(unit => unit.Query<string>("SELECT data FROM platform_event WHERE kind = 'key.created'"));
        Assert.NotEmpty(events);
        Assert.All(events, data => Assert.DoesNotContain(made.Secret, data));
    }

    [BothEngines]
    public async Task A_key_over_its_limit_waits_and_one_without_limit_never_does(Engine engine)
    {
        var town = await towns.On(engine);
        var keys = town.Get<IApiKeys>();
        var limited = await keys.Create(town.Tenant.Id, Tester, new ApiKeyOrder("Limited", [ApiScopes.ApiRead], 3));
        var unlimited = await keys.Create(town.Tenant.Id, Tester, new ApiKeyOrder("Unlimited", [ApiScopes.ApiRead], null));

        for (var call = 0; call < 3; call++)
            Assert.True((await keys.Check(town.Tenant.Id, limited.Secret, ApiScopes.ApiRead)).Good);
        var refused = await keys.Check(town.Tenant.Id, limited.Secret, ApiScopes.ApiRead);
        Assert.Equal(KeyVerdict.TooMany, refused.Verdict);
        Assert.InRange(refused.RetryAfter.TotalSeconds, 1, 60);
        for (var call = 0; call < 1000; call++)
            Assert.True((await keys.Check(town.Tenant.Id, unlimited.Secret, ApiScopes.ApiRead)).Good);
    }

    [BothEngines]
    public async Task When_a_key_was_last_used_is_written_down_once_a_minute(Engine engine)
    {
        var town = await towns.Fresh(engine);
        var keys = town.Get<IApiKeys>();
        var made = await keys.Create(town.Tenant.Id, Tester, new ApiKeyOrder("Used", [ApiScopes.ApiRead], null));
        await keys.Check(town.Tenant.Id, made.Secret, ApiScopes.ApiRead);
        Assert.Null((await keys.List(town.Tenant.Id)).Single().LastUsedAt);

        await Eventually.True(async () =>
        {
            town.Clock.Move(TimeSpan.FromMinutes(1));
            return (await keys.List(town.Tenant.Id)).Single().LastUsedAt is not null;
        });
    }

    [BothEngines]
    public async Task A_key_that_makes_no_sense_is_refused(Engine engine)
    {
        var town = await towns.On(engine);
        ApiKeyOrder[] orders =
        [
            new(" ", [ApiScopes.ApiRead], null),
            new("No scope", [], null),
            new("Wrong scope", ["everything"], null),
            new("No calls", [ApiScopes.ApiRead], 0),
            new("Short", [ApiScopes.ApiRead], null, "short"),
        ];
        foreach (var order in orders)
            await Assert.ThrowsAsync<ArgumentException>(() => town.Get<IApiKeys>().Create(town.Tenant.Id, Tester, order));
    }

    [BothEngines]
    public async Task An_endpoint_takes_the_key_from_header_query_or_form_and_says_what_is_wrong(Engine engine)
    {
        await using var storage = await Towns.Storage(engine);
        await using var town = await TestTown.Start(storage, change: Guarded.Add);
        var keys = town.Get<IApiKeys>();
        var made = await keys.Create(town.Tenant.Id, Tester, new ApiKeyOrder("App", [ApiScopes.ApiWrite], 4));
        var reader = await keys.Create(town.Tenant.Id, Tester, new ApiKeyOrder("Reader", [ApiScopes.ApiRead], null));
        using var app = town.Visitor();

        Assert.Equal(HttpStatusCode.Unauthorized, (await app.Http.PostAsync("/guarded", null)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await app.Http.PostAsync("/guarded?api_key=wrong", null)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await app.Http.PostAsync($"/guarded?api_key={reader.Secret}", null)).StatusCode);
        Assert.Equal($"Key {made.Id} api", await (await app.Http.PostAsync($"/guarded?api_key={made.Secret}", null)).Content.ReadAsStringAsync());
        var form = new FormUrlEncodedContent([KeyValuePair.Create("api_key", made.Secret)]);
        Assert.Equal(HttpStatusCode.OK, (await app.Http.PostAsync("/guarded", form)).StatusCode);
        using var bearer = new HttpRequestMessage(HttpMethod.Post, "/guarded") { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", made.Secret) } };
        Assert.Equal(HttpStatusCode.OK, (await app.Http.SendAsync(bearer)).StatusCode);
        await app.Http.PostAsync($"/guarded?api_key={made.Secret}", null);
        var refused = await app.Http.PostAsync($"/guarded?api_key={made.Secret}", null);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Contains("Please wait", (await refused.Content.ReadFromJsonAsync<Problem>())!.Detail);
    }

    [BothEngines]
    public async Task Guessing_is_stopped_and_an_app_that_worked_before_goes_on(Engine engine)
    {
        var town = await towns.Fresh(engine);
        using var app = await town.Program([ApiScopes.ApiRead]);
        using var newcomer = await town.Program([ApiScopes.ApiRead]);
        using var guesser = town.Visitor().Http;
        async Task<HttpResponseMessage> Guess(int number) => await guesser.GetAsync($"/api/v1/services?api_key=guess{number}");
        Assert.Equal(HttpStatusCode.OK, (await app.GetAsync("/api/v1/services")).StatusCode);

        for (var number = 0; number < 60; number++)
            Assert.Equal(HttpStatusCode.Unauthorized, (await Guess(number)).StatusCode);
        using var stopped = await Guess(60);
        using var reported = await guesser.PostAsync("/open311/v2/requests.json?api_key=guess", null);

        Assert.Equal((HttpStatusCode.TooManyRequests, TimeSpan.FromMinutes(1)), (stopped.StatusCode, stopped.Headers.RetryAfter?.Delta));
        Assert.Contains("too many wrong", (await stopped.Content.ReadFromJsonAsync<Problem>())!.Detail);
        Assert.Equal((HttpStatusCode.TooManyRequests, TimeSpan.FromMinutes(1)), (reported.StatusCode, reported.Headers.RetryAfter?.Delta));
        Assert.Equal(HttpStatusCode.TooManyRequests, (await newcomer.GetAsync("/api/v1/services")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await app.GetAsync("/api/v1/services")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await guesser.GetAsync("/api/v1/services")).StatusCode);
    }

    private sealed record Problem(string Detail);

    /// <summary>Adds one endpoint to the real program.</summary>
    private sealed class Guarded : IStartupFilter
    {
        public static void Add(IServiceCollection services) => services.AddSingleton<IStartupFilter, Guarded>();

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
            app =>
            {
                next(app);
                app.UseEndpoints(endpoints =>
                    endpoints.MapPost("/guarded", (TownContext town) => $"{town.Actor.Kind} {town.Actor.Id} {town.Actor.Source}").NeedsKey(ApiScopes.ApiWrite)
                );
            };
    }
}
