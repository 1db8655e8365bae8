using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Townline.Channels.Email.Listener;
using Townline.Identity.Accounts;
using Townline.Identity.Contracts;
using Townline.Identity.Sessions;
using Townline.Platform.Events;
using Townline.Platform.Outbox;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Platform.Web;

namespace Townline.Tests.Support;

/// <summary>
/// The real program, serving on a real port of this machine, with a clock that the test moves. Everything is asked over HTTP;
/// <see cref="Get{T}"/> and <see cref="Write"/> are for what has no page yet.
/// </summary>
internal sealed class TestTown : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _staff;

    private TestTown(WebApplication app, TestStorage storage, Clock clock, LogLines log, Uri address, Tenant tenant) =>
        (_app, Storage, Clock, Log, Address, Tenant) = (app, storage, clock, log, address, tenant);

    public TestStorage Storage { get; }

    public Clock Clock { get; }

    public LogLines Log { get; }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Where it takes mail.</summary>
    public IPEndPoint Mail => Get<SmtpListener>().EndPoint!;

    /// <summary>The first town.</summary>
    public Tenant Tenant { get; }

    /// <summary>Starts the program on this storage.</summary>
    /// <param name="storage">Not disposed with the town, so that another program can go on with it.</param>
    /// <param name="clock">Left out: one that starts at the real time.</param>
    /// <param name="change">Replaces services, such as a provider on the outside.</param>
    /// <param name="database">Another way to the storage's PostgreSQL, such as a <see cref="DatabaseLine"/>.</param>
    /// <param name="demo">Seeds the demo town, which takes a while; otherwise there is one empty town.</param>
    public static async Task<TestTown> Start(TestStorage storage, Clock? clock = null, Action<IServiceCollection>? change = null, bool demo = false, string? database = null)
    {
        clock ??= new Clock();
        var log = new LogLines();
        var app = await WebHost.Build(new StorageOptions(storage.Folder, database ?? storage.Database), port: 0, builder =>
        {
            builder.Environment.EnvironmentName = "Testing";
            builder.Services.AddSingleton<IHostEnvironment>(builder.Environment);
            builder.Logging.ClearProviders().AddProvider(log).SetMinimumLevel(LogLevel.Information);
            builder.Services.AddSingleton<TimeProvider>(clock);
            builder.Services.AddSingleton(new ListenerOptions { Port = 0 });
            change?.Invoke(builder.Services);
        });
        var address = await WebHost.Start(app, new StartupContext(Empty: !demo, TextWriter.Null));
        var tenants = await app.Services.GetRequiredService<TenantDirectory>().All();
        return new TestTown(app, storage, clock, log, new UriBuilder(address) { Host = "localhost" }.Uri, tenants[0]);
    }

    /// <summary>A service of the program that lives as long as it does.</summary>
    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>Somebody new at a browser.</summary>
    /// <param name="town">Whose address they open; the first town's when left out.</param>
    public Visitor Visitor(Tenant? town = null) => new(Address, town?.Hosts[0]);

    /// <summary>A member of staff, newly added, at a signed-in browser.</summary>
    /// <param name="ownRoleId">With <see cref="Role.Own"/>: which of the town's.</param>
    public async Task<Visitor> SignIn(Role role, Tenant? town = null, long? ownRoleId = null)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<TownContext>();
        context.Tenant = town ?? Tenant;
        var number = Interlocked.Increment(ref _staff);
        var member = await Get<IStaffDirectory>().Add(context.TenantId, Actor.System("test"), new StaffOrder($"staff{number}@town.example", $"{role} {number}", role, OwnRoleId: ownRoleId));
        var account = await scope.ServiceProvider.GetRequiredService<UserManager<Staff>>().FindByIdAsync($"{member.Id}");
        var principal = await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<Staff>>().CreateAsync(account!);
        var session = await context.Write(unit => SessionRows.Open(unit, member.Id, Strength.Password, "Test"));
        principal.Identities.Single().AddClaim(SessionClaims.Of(session));
        var cookies = Get<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var ticket = new AuthenticationProperties { IssuedUtc = Clock.Now, ExpiresUtc = Clock.Now + cookies.ExpireTimeSpan };
        var visitor = Visitor(town);
        visitor.Keep(cookies.Cookie.Name!, cookies.TicketDataFormat.Protect(new AuthenticationTicket(principal, ticket, IdentityConstants.ApplicationScheme)));
        visitor.Staff = member;
        return visitor;
    }

    /// <summary>A program with a new API key, which it sends with every request.</summary>
    /// <param name="scopes">Of <see cref="ApiScopes"/>.</param>
    /// <param name="town">Whose key; the first town's when left out.</param>
    public async Task<HttpClient> Program(IReadOnlyList<string> scopes, Tenant? town = null)
    {
        var key = await Get<IApiKeys>().Create((town ?? Tenant).Id, Actor.System("test"), new ApiKeyOrder("Test", scopes, RequestsPerMinute: null));
        var http = Visitor(town).Http;
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key.Secret);
        return http;
    }

    /// <summary>Adds another town to the same installation.</summary>
    /// <param name="slug">Its short name; its address is SLUG.example.</param>
    public async Task<Tenant> AddTown(string slug)
    {
        var towns = await Get<TenantDirectory>().All();
        var tenant = new Tenant
        {
            Id = towns.Max(town => town.Id) + 1,
            Slug = slug,
            Name = slug,
            JurisdictionId = $"{slug}.example",
            TimeZone = Tenant.TimeZone,
            Languages = Tenant.Languages,
            Hosts = [$"{slug}.example"],
            Settings = new TenantSettings(),
            Secret = Guid.NewGuid().ToByteArray(),
            CreatedAt = Clock.Now,
        };
        await Write(unit => TenantDirectory.Save(unit, tenant), tenant);
        return tenant;
    }

    /// <summary>One unit of work in a town, as the system.</summary>
    public Task<T> Write<T>(Func<Unit, Task<T>> work, Tenant? town = null) => Get<Store>().Write((town ?? Tenant).Id, Actor.System("test"), work);

    /// <inheritdoc cref="Write{T}"/>
    public Task Write(Func<Unit, Task> work, Tenant? town = null) => Get<Store>().Write((town ?? Tenant).Id, Actor.System("test"), work);

    /// <summary>Reads the rows of a town.</summary>
    public async Task<T> Read<T>(Func<TownlineDb, Task<T>> read, Tenant? town = null)
    {
        await using var db = Get<Store>().Read((town ?? Tenant).Id);
        return await read(db);
    }

    /// <summary>Does all the work that is due now, instead of waiting for the program to find it; fails on dead letters.</summary>
    public async Task OutboxIsDone()
    {
        var rows = (TownlineDb db) => db.Set<OutboxRow>().IgnoreQueryFilters();
        await Eventually.True(async () =>
            await Get<Dispatcher>().RunDue(CancellationToken.None) == 0 && !await Read(db => rows(db).AnyAsync(row => row.Dead == 0 && row.DueAt <= Clock.Now)));
        Assert.Empty(await Read(db => rows(db).Where(row => row.Dead != 0).Select(row => $"{row.Topic}: {row.LastError}").ToListAsync()));
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
