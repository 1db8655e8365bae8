using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Townline.Identity.Commands;
using Townline.Identity.Contracts;
using Townline.Identity.Rights;
using Townline.Tests.Architecture;
using Townline.Tests.Support;

namespace Townline.Tests.Identity.Rights;

/// <summary>Goes through every address of the program with everybody there is: a new one needs no new test.</summary>
public class RouteTableTests(Towns towns) : IClassFixture<Towns>
{
    [Fact]
    public async Task Every_endpoint_says_who_may_use_it()
    {
        var routes = await RouteTable.Of(await towns.On(Engine.SQLite));
        Assert.NotEmpty(routes);
        Violations.None(Unruled(routes));
    }

    [Fact]
    public void An_endpoint_that_says_nothing_is_found()
    {
        Assert.Single(Unruled(Routes()));
        Assert.Empty(Unruled(Routes(new AllowAnonymousAttribute())));
        Assert.Empty(Unruled(Routes(new NeedsAttribute(Right.DeskRead))));
        Assert.Empty(Unruled(Routes(new KeyScope(ApiScopes.ApiRead), new AllowAnonymousAttribute())));
    }

    [Fact]
    public async Task Staff_see_what_their_role_may_and_are_refused_the_rest()
    {
        var town = await towns.On(Engine.SQLite);
        var routes = (await RouteTable.Of(town)).Where(route => route.Rights.Count > 0).ToList();
        var mistakes = new List<string>();
        foreach (var role in RoleNames.BuiltIn)
        {
            using var visitor = await town.SignIn(role);
            foreach (var route in routes)
            {
                var may = route.Rights.All(RoleRights.Of(role).Contains);
                mistakes.AddRange(await Check(visitor.Http, route, $"{role}", refused: !may, at: HttpStatusCode.Forbidden));
            }
        }

        Violations.None(mistakes);
    }

    [Fact]
    public async Task A_role_of_one_right_opens_what_asks_for_that_right_alone()
    {
        var town = await towns.Fresh(Engine.SQLite);
        var routes = (await RouteTable.Of(town)).Where(route => route.Rights.Count > 0).ToList();
        var mistakes = new List<string>();
        foreach (var right in Enum.GetValues<Right>())
        {
            var code = $"only-{right}".ToLowerInvariant();
            await town.Write(unit => town.Get<IRoles>().Save(unit, new RoleOrder(code, code, [right], RoleSignIn.Usual, 0), null));
            var role = (await town.Get<IRoles>().All(town.Tenant.Id)).Single(role => role.Code == code);
            using var visitor = await town.SignIn(Role.Own, ownRoleId: role.OwnId);
            foreach (var route in routes)
            {
                var may = route.Rights.All(role.Rights.Contains);
                mistakes.AddRange(await Check(visitor.Http, route, code, refused: !may, at: HttpStatusCode.Forbidden));
            }
        }

        Violations.None(mistakes);
    }

    [Fact]
    public async Task Who_must_first_set_up_a_second_step_reaches_nothing_else()
    {
        var town = await towns.Fresh(Engine.SQLite);
        await town.Write(unit => town.Get<IRoles>().Save(unit, new RoleOrder("supervisor", "", [], new RoleSignIn(Strength.SecondStep, 0, 10080, 600), 0), null));
        using var visitor = await town.SignIn(Role.Supervisor);
        var mistakes = new List<string>();
        foreach (var route in (await RouteTable.Of(town)).Where(route => route.Rights.Count > 0))
        {
            using var response = await visitor.Http.SendAsync(new HttpRequestMessage(new HttpMethod(route.Method), route.Address), HttpCompletionOption.ResponseHeadersRead);
            var led = response.Headers.Location?.OriginalString.StartsWith("/account/security", StringComparison.Ordinal) == true;
            var open = route.Address.StartsWith("/account/se", StringComparison.Ordinal);
            if (!open && !led && response.StatusCode != HttpStatusCode.Forbidden)
            {
                mistakes.Add($"{route} answers {(int)response.StatusCode}.");
            }
        }

        Violations.None(mistakes);
    }

    [Fact]
    public async Task Residents_and_the_staff_of_another_town_are_nobody_on_staff_pages()
    {
        var town = await towns.On(Engine.SQLite);
        var other = await town.AddTown("otherton");
        using var resident = town.Visitor();
        using var stranger = await town.SignIn(Role.Administrator, other);
        using var elsewhere = stranger.Carried(town.Visitor());
        var mistakes = new List<string>();
        foreach (var route in (await RouteTable.Of(town)).Where(route => route.Rights.Count > 0))
        {
            mistakes.AddRange(await Check(resident.Http, route, "a resident", refused: true, at: HttpStatusCode.Unauthorized));
            mistakes.AddRange(await Check(elsewhere.Http, route, "another town's administrator", refused: true, at: HttpStatusCode.Unauthorized));
        }

        Violations.None(mistakes);
    }

    [Fact]
    public async Task Programs_need_a_key_of_this_town_with_the_scope()
    {
        var town = await towns.Fresh(Engine.SQLite);
        var other = await town.AddTown("otherton");
        using var without = town.Visitor();
        using var foreign = town.Visitor();
        foreign.Http.DefaultRequestHeaders.Authorization = (await town.Program(ApiScopes.All, other)).DefaultRequestHeaders.Authorization;
        var mistakes = new List<string>();
        foreach (var route in (await RouteTable.Of(town)).Where(route => route.Scope is not null))
        {
            using var right = await town.Program([route.Scope!]);
            using var wrong = await town.Program([.. ApiScopes.All.Where(scope => scope != route.Scope)]);
            mistakes.AddRange(await Check(right, route, "the right key", refused: false));
            mistakes.AddRange(await Check(wrong, route, "a key of another scope", refused: true));
            mistakes.AddRange(await Check(foreign.Http, route, "another town's key", refused: true));
            mistakes.AddRange(await Check(without.Http, route, "no key", refused: true));
        }

        Violations.None(mistakes);
    }

    [Fact]
    public async Task What_is_public_is_open_to_everybody()
    {
        var town = await towns.On(Engine.SQLite);
        using var resident = town.Visitor();
        var mistakes = new List<string>();
        foreach (var route in (await RouteTable.Of(town)).Where(route => route.Public))
        {
            mistakes.AddRange(await Check(resident.Http, route, "a resident", refused: false));
        }

        Violations.None(mistakes);
    }

    private static IEnumerable<string> Unruled(IEnumerable<Route> routes) =>
        routes.Where(route => route is { Public: false, Scope: null, Rights.Count: 0 }).Select(route => $"{route} does not say who may use it.");

    private static IEnumerable<Route> Routes(params object[] metadata)
    {
        var endpoint = new RouteEndpoint(_ => Task.CompletedTask, RoutePatternFactory.Parse("/new"), 0, new EndpointMetadataCollection(metadata), "new");
        return RouteTable.Routes(endpoint, endpoint.Metadata);
    }

    /// <summary>Tries the address; a program is refused with 401 or 403, a person who is not signed in is shown where to sign in.</summary>
    private static async Task<IEnumerable<string>> Check(HttpClient who, Route route, string name, bool refused, HttpStatusCode? at = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(route.Method), route.Address);
        using var response = await who.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        var status = response.Headers.Location?.OriginalString.Contains("/sign-in", StringComparison.Ordinal) == true && route.Rights.Count > 0
            ? HttpStatusCode.Unauthorized
            : response.StatusCode;
        var isRefused = at is { } expected && refused ? status == expected : status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden;
        var broken = (int)status >= 500;
        return isRefused == refused && !broken ? [] : [$"{route}: {name} got {(int)response.StatusCode}, expected {(refused ? "a refusal" : "to be let in")}."];
    }
}
