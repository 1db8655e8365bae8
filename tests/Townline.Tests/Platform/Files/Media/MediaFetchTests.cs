using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Townline.Platform.Events;
using Townline.Platform.Files;
using Townline.Platform.Files.Media;
using Townline.Platform.Tenancy;
using Townline.Tests.Platform.Files.Images;
using Townline.Tests.Support;

namespace Townline.Tests.Platform.Files.Media;

public class MediaFetchTests
{
    private const string Host = "photos.example";
    private static readonly byte[] Photo = TestJpeg.Laden(TestExif.Of(6, 41.5, -81.6));

    [BothEngines]
    public async Task A_photo_of_a_trusted_host_is_fetched_after_the_commit_and_stripped(Engine engine)
    {
        await using var world = await World.Start(engine);
        world.There.Answer = http => http.Response.Body.WriteAsync(Photo).AsTask();

        await world.Ask($"http://{Host}:{world.There.Port}/lamps/broken%20lamp.jpg");

        var file = await world.Town.Read(db => db.Set<StoredFile>().SingleAsync());
        Assert.Equal(("broken lamp.jpg", "request", 7L, 41.5), (file.Name, file.Owner, file.OwnerId, file.Latitude));
        Assert.Equal(1, world.There.Asked);
        Assert.Equal("file.fetched", (await world.Told()).Kind);
    }

    [Theory]
    [InlineData("http://elsewhere.example/a.jpg")]
    [InlineData("http://photos.example/a.jpg")] // another port than the one on the list
    [InlineData("http://127.0.0.1:PORT/a.jpg")]
    [InlineData("http://user@photos.example:PORT/a.jpg")]
    [InlineData("ftp://photos.example:PORT/a.jpg")]
    [InlineData("file:///etc/passwd")]
    [InlineData("data:image/png;base64,AAAA")]
    [InlineData("//photos.example:PORT/a.jpg")]
    [InlineData("not an address")]
    [InlineData("")]
    public async Task Nothing_is_asked_for_that_the_town_does_not_trust(string address)
    {
        await using var world = await World.Start(Engine.SQLite);

        await world.Ask(address.Replace("PORT", $"{world.There.Port}", StringComparison.Ordinal));

        Assert.Equal(0, world.There.Asked);
        Assert.Equal("file.not-fetched", (await world.Told()).Kind);
    }

    [Theory]
    [InlineData("169.254.169.254")]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    [InlineData("8.8.8.8", "10.0.0.1")] // one good address does not excuse the other
    public async Task A_trusted_name_that_leads_inside_is_not_followed(params string[] addresses)
    {
        await using var world = await World.Start(Engine.SQLite, new MediaNetwork((_, _) => Task.FromResult(addresses.Select(IPAddress.Parse).ToArray()), PublicAddress.IsPublic));

        await world.Ask($"http://{Host}:{world.There.Port}/a.jpg");

        Assert.Equal(0, world.There.Asked);
        Assert.Contains("address is not one of the public Internet", (await world.Told()).Why!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_usual_network_refuses_this_machine()
    {
        await using var world = await World.Start(Engine.SQLite, new MediaNetwork(Dns.GetHostAddressesAsync, PublicAddress.IsPublic), "localhost");

        await world.Ask($"http://localhost:{world.There.Port}/a.jpg");

        Assert.Equal(0, world.There.Asked);
    }

    [Fact]
    public async Task It_does_not_follow_to_another_host()
    {
        await using var world = await World.Start(Engine.SQLite);
        world.There.Answer = http => Task.Run(() => http.Response.Redirect($"http://localhost:{world.There.Port}/inside"));

        await world.Ask($"http://{Host}:{world.There.Port}/a.jpg");

        Assert.Equal(1, world.There.Asked);
        Assert.Contains("sends us to another", (await world.Told()).Why!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_follows_within_the_host_but_not_in_circles()
    {
        await using var world = await World.Start(Engine.SQLite);
        world.There.Answer = http => http.Request.Path == "/b.jpg" ? http.Response.Body.WriteAsync(Photo).AsTask() : Task.Run(() => http.Response.Redirect("/b.jpg"));
        await world.Ask($"http://{Host}:{world.There.Port}/a.jpg");
        Assert.Equal("file.fetched", (await world.Told()).Kind);

        world.There.Answer = http => Task.Run(() => http.Response.Redirect("/a.jpg"));
        await world.Ask($"http://{Host}:{world.There.Port}/a.jpg");
        Assert.Contains("circles", (await world.Told()).Why!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_takes_no_more_than_the_town_does_even_without_end()
    {
        await using var world = await World.Start(Engine.SQLite);
        world.There.Answer = async http =>
        {
            var some = new byte[1024 * 1024];
            while (!http.RequestAborted.IsCancellationRequested)
            {
                await http.Response.Body.WriteAsync(some);
            }
        };

        await world.Ask($"http://{Host}:{world.There.Port}/a.jpg");

        Assert.Contains("larger than the town takes", (await world.Told()).Why!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_taken_from_people_is_not_taken_from_there_either()
    {
        await using var world = await World.Start(Engine.SQLite);
        world.There.Answer = http => http.Response.WriteAsync("<html><body>Sign in first");

        await world.Ask($"http://{Host}:{world.There.Port}/a.jpg");

        Assert.Equal("it is refused (Html)", (await world.Told()).Why);
    }

    [BothEngines]
    public async Task A_host_in_trouble_is_asked_again_and_the_photo_comes_once(Engine engine)
    {
        await using var world = await World.Start(engine);
        world.There.Answer = http =>
        {
            http.Response.StatusCode = world.There.Asked == 1 ? 503 : 200;
            return world.There.Asked == 1 ? Task.CompletedTask : http.Response.Body.WriteAsync(Photo).AsTask();
        };

        await world.Ask($"http://{Host}:{world.There.Port}/a.jpg", wait: false);
        await Eventually.True(() => world.There.Asked == 1);
        await Eventually.True(async () =>
        {
            world.Town.Clock.Move(TimeSpan.FromSeconds(2));
            return await world.Town.Read(db => db.Set<StoredFile>().AnyAsync());
        });

        Assert.Equal(1, await world.Town.Read(db => db.Set<StoredFile>().CountAsync()));
        Assert.Equal(2, world.There.Asked);
    }

    /// <summary>A town that trusts one host, and that host.</summary>
    private sealed class World : IAsyncDisposable
    {
        public required TestTown Town { get; init; }

        public required PhotoHost There { get; init; }

        public static async Task<World> Start(Engine engine, MediaNetwork? network = null, string host = Host)
        {
            var there = await PhotoHost.Start();
            network ??= new MediaNetwork((_, _) => Task.FromResult(new[] { IPAddress.Loopback }), _ => true);
            var town = await TestTown.Start(await Towns.Storage(engine), change: services => services.AddSingleton(network));
            town.Tenant.Settings = town.Tenant.Settings with { MediaHosts = [$"{host}:{there.Port}"] };
            await town.Write(unit => TenantDirectory.Save(unit, town.Tenant));
            return new World { Town = town, There = there };
        }

        public async Task Ask(string address, bool wait = true)
        {
            await Town.Write(unit => Task.FromResult(unit.Enqueue(MediaFetch.Topic, new MediaFetch(address, "request", 7))));
            if (wait)
            {
                await Town.OutboxIsDone();
            }
        }

        /// <summary>The last event about it.</summary>
        public async Task<EventRow> Told() => await Town.Read(db => db.Set<EventRow>().Where(row => row.SubjectId == 7).OrderByDescending(row => row.Seq).FirstAsync());

        public async ValueTask DisposeAsync()
        {
            await Town.DisposeAsync();
            await There.DisposeAsync();
            await Town.Storage.DisposeAsync();
        }
    }
}
