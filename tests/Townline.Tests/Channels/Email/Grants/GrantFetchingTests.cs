using Microsoft.EntityFrameworkCore;
using Townline.Channels.Email.Fetching;
using Townline.Channels.Email.Grants;
using Townline.Conversations.Contracts;
using Townline.Platform.Events;
using Townline.Requests.Contracts;
using Townline.Tests.Channels.Email.Fetching;
using Townline.Tests.Channels.Email.Peers;
using Townline.Tests.Support;
using Townline.Transfer.Contracts;

namespace Townline.Tests.Channels.Email.Grants;

/// <summary>Mailboxes that are fetched from a Dovecot with tokens that Townline renews.</summary>
[Trait("Speed", "Slow")]
public class GrantFetchingTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines("dovecot")]
    public async Task A_mailbox_is_fetched_with_a_token_that_is_renewed_before_it_ends_and_after_it_was_refused(Engine engine)
    {
        await using var tokens = await TokenServer.Start();
        using var dovecot = await Dovecot.Start(tokens);
        await dovecot.Deliver("desk", MailPlace.Mail(1));
        var post = await Post.Open(towns, engine);
        var began = post.Town.Clock.Now;
        await Fetch(post.Town, await Source(post, dovecot, tokens));
        await MailPlace.IsCaughtUp(post.Town, began);
        Assert.Equal(1, tokens.Given);

        await CallAgain(post.Town, dovecot, 2);
        Assert.Equal(1, tokens.Given);

        post.Town.Clock.Move(TimeSpan.FromMinutes(56));
        await CallAgain(post.Town, dovecot, 3);
        Assert.Equal(2, tokens.Given);

        post.Town.Clock.Move(TimeSpan.FromMinutes(2));
        tokens.Revoke();
        await CallAgain(post.Town, dovecot, 4);
        Assert.Equal(3, tokens.Given);
        Assert.Equal([1, 2, 3, 4], await MailPlace.Arrived(post.Town));
    }

    [BothEngines("dovecot")]
    public async Task A_new_refresh_token_takes_the_place_of_the_old_and_is_there_after_a_restart(Engine engine)
    {
        await using var tokens = await TokenServer.Start();
        using var dovecot = await Dovecot.Start(tokens);
        await dovecot.Deliver("desk", MailPlace.Mail(1));
        await using var storage = await Towns.Storage(engine);
        await using (var town = await TestTown.Start(storage))
        {
            await SampleServices.Add(town);
            await Mailboxes.Add(town);
            var began = town.Clock.Now;
            await Fetch(town, await Source(new Post(town), dovecot, tokens, isRefreshed: true), TokenServer.FirstRefreshToken);
            await MailPlace.IsCaughtUp(town, began);
            Assert.Equal("refresh-kilroy-1", tokens.RefreshToken);
            await IsSealed(town);
        }

        await using var again = await TestTown.Start(storage);
        await dovecot.Deliver("desk", MailPlace.Mail(2));
        await Eventually.True(async () => (await MailPlace.Arrived(again)).Count == 2, "It was not fetched after the restart.");
        Assert.Equal("refresh-kilroy-2", tokens.RefreshToken);
        Assert.Equal((string[])[TokenServer.FirstRefreshToken, "refresh-kilroy-1"], tokens.Asked.Select(form => form["refresh_token"]));
    }

    [BothEngines("dovecot")]
    public async Task What_was_tried_and_is_saved_then_is_stored_as_the_endpoint_has_it_now(Engine engine)
    {
        await using var tokens = await TokenServer.Start();
        using var dovecot = await Dovecot.Start(tokens);
        var post = await Post.Open(towns, engine);
        var (fetching, town) = (post.Town.Get<IMailFetching>(), post.Town.Tenant.Id);
        var source = await Source(post, dovecot, tokens, isRefreshed: true);

        for (var i = 0; i < 2; i++)
        {
            Assert.Equal("", (await fetching.Test(town, source, TokenServer.Secret, TokenServer.FirstRefreshToken, default)).Trouble);
        }

        var began = post.Town.Clock.Now;
        await Fetch(post.Town, source, TokenServer.FirstRefreshToken);
        await MailPlace.IsCaughtUp(post.Town, began);

        // And what is stored is tried without typing it again, but not at another endpoint.
        Assert.Equal("", (await fetching.Test(town, source with { Grant = source.Grant! with { Scope = "more" } }, null, null, default)).Trouble);
        var other = source with { Grant = source.Grant! with { Endpoint = "https://elsewhere.example/token" } };
        Assert.Equal("mail-grant-secret", (await Assert.ThrowsAsync<RuleBrokenException>(() => fetching.Test(town, other, null, null, default))).Code);
        Assert.Equal("mail-grant-secret", (await Assert.ThrowsAsync<RuleBrokenException>(() => post.Town.Write(unit => fetching.Save(unit, other, null)))).Code);
        Assert.Equal("mail-grant-refresh", (await Assert.ThrowsAsync<RuleBrokenException>(() => post.Town.Write(unit => fetching.Save(unit, other, TokenServer.Secret)))).Code);
        await Eventually.True(() => tokens.RefreshToken == "refresh-kilroy-4");
    }

    [BothEngines("dovecot")]
    public async Task What_is_wrong_with_the_grant_stands_with_the_mailbox(Engine engine)
    {
        await using var tokens = await TokenServer.Start();
        using var dovecot = await Dovecot.Start(tokens);
        var post = await Post.Open(towns, engine);
        var source = await Source(post, dovecot, tokens);
        tokens.Refuse("invalid_client", "The client secret ran out on 2026-10-01.", 401);
        await Fetch(post.Town, source);

        await Eventually.True(async () => await MailPlace.State(post.Town) is { Trouble: MailTrouble.TokenClient, Detail: "invalid_client: The client secret ran out on 2026-10-01." });
        tokens.Instead = null;
        var began = post.Town.Clock.Now;
        await Eventually.True(async () =>
        {
            post.Town.Clock.Move(TimeSpan.FromMinutes(2));
            return await MailPlace.State(post.Town) is { Trouble: "", CaughtUpAt: { } at } && at > began;
        });

        // A token is given for another mailbox than the one that is named.
        var stranger = await post.Town.Get<IMailFetching>().Test(post.Town.Tenant.Id, source with { UserName = "mayor" }, TokenServer.Secret, null, default);
        Assert.Equal(MailTrouble.TokenNotLetIn, stranger.Trouble);
        await IsSealed(post.Town);
        Assert.DoesNotContain("kilroy", string.Join('\n', post.Town.Log.From(Microsoft.Extensions.Logging.LogLevel.Trace)), StringComparison.Ordinal);
        var files = await post.Town.Get<ISettingsExchange>().Export(post.Town.Tenant);
        var written = string.Concat(files.Items.Select(item => item.Content.ToJsonString()));
        Assert.DoesNotContain("kilroy", written, StringComparison.Ordinal);
        Assert.Contains("\"clientId\":\"townline\"", written, StringComparison.Ordinal);
    }

    [BothEngines("dovecot")]
    public async Task Two_who_renew_at_once_with_one_refresh_token_do_not_use_it_twice(Engine engine)
    {
        await using var tokens = await TokenServer.Start();
        using var dovecot = await Dovecot.Start(tokens);
        var post = await Post.Open(towns, engine);
        var (fetching, town) = (post.Town.Get<IMailFetching>(), post.Town.Tenant.Id);
        var source = await Source(post, dovecot, tokens, isRefreshed: true);
        await Fetch(post.Town, source, TokenServer.FirstRefreshToken);

        var trials = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => fetching.Test(town, source, null, null, default)));

        Assert.All(trials, trial => Assert.Equal("", trial.Trouble));
        await Eventually.True(() => tokens.Asked.Count == tokens.Given, "A refresh token was used twice.");
    }

    private static async Task<MailSourceInfo> Source(Post post, Dovecot dovecot, TokenServer tokens, bool isRefreshed = false) =>
        dovecot.Source(await MailPlace.MailboxOf(post)) with { IsToken = true, Grant = tokens.Grant(isRefreshed) };

    private static Task Fetch(TestTown town, MailSourceInfo source, string? refreshToken = null) =>
        town.Write(unit => town.Get<IMailFetching>().Save(unit, source, TokenServer.Secret, refreshToken));

    /// <summary>The server hangs up, and the mailbox is signed in to anew.</summary>
    private static async Task CallAgain(TestTown town, Dovecot dovecot, int mail)
    {
        await dovecot.Kick("desk");
        await dovecot.Deliver("desk", MailPlace.Mail(mail));
        await Eventually.True(
            async () =>
            {
                town.Clock.Move(TimeSpan.FromSeconds(3));
                return (await MailPlace.Arrived(town)).Contains(mail);
            },
            "The mailbox was not fetched again.");
    }

    private static async Task IsSealed(TestTown town)
    {
        var row = await town.Read(db => db.Set<StoredGrant>().SingleAsync());
        var source = await town.Read(db => db.Set<MailSource>().SingleAsync());
        var happened = string.Concat(await town.Read(db => db.Set<EventRow>().Select(one => one.Data).ToListAsync()));
        Assert.DoesNotContain("kilroy", $"{row.ClientSecret} {row.RefreshToken} {source.Secret} {happened}", StringComparison.Ordinal);
        Assert.NotNull(row.ClientSecret);
    }
}
