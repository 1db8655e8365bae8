using Townline.Channels.Email.Outgoing;
using Townline.Channels.Email.Smtp;
using Townline.Conversations.Contracts;
using Townline.Requests.Contracts;
using Townline.Tests.Channels.Email.Outgoing;
using Townline.Tests.Channels.Email.Peers;
using Townline.Tests.Support;

namespace Townline.Tests.Channels.Email.Grants;

/// <summary>Mails that go out through a Postfix that takes tokens, which Townline renews.</summary>
[Trait("Speed", "Slow")]
public class GrantSendingTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines("dovecot")]
    public async Task Mails_at_once_go_out_with_one_token_and_the_next_with_another_when_it_is_refused(Engine engine)
    {
        await using var tokens = await TokenServer.Start();
        using var dovecot = await Dovecot.Start(tokens);
        using var postfix = await Postfix.Receiving([], dovecot.LogIn);
        var post = await Post.Open(towns, engine);
        var mail = post.Town.Get<IOutgoingMail>();
        await Outbound.Through(post.Town, Setup(postfix, tokens, isRefreshed: true), TokenServer.Secret, refreshToken: TokenServer.FirstRefreshToken);

        var trials = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Try(post)));
        Assert.All(trials, trial => Assert.Null(trial.Trouble));
        Assert.Equal(1, tokens.Given);
        Assert.Equal(4, (await postfix.Received(4)).Count);
        Assert.Contains("sasl_method=XOAUTH2, sasl_username=desk", postfix.Log, StringComparison.Ordinal);

        tokens.Revoke();
        post.Town.Clock.Move(TimeSpan.FromMinutes(2));
        Assert.Null((await Try(post)).Trouble);
        Assert.Equal(2, tokens.Given);

        // Saved again without typing what is kept; but nothing goes to another server.
        var setup = (await mail.Of(post.Town.Tenant.Id))!;
        Assert.True(setup.HasSecret);
        await Outbound.Through(post.Town, setup with { MostConnections = 2 });
        Assert.Null((await Try(post)).Trouble);
        Assert.Equal("refresh-kilroy-3", tokens.RefreshToken);
        var moved = (await mail.Of(post.Town.Tenant.Id))! with { Host = "localhost" };
        Assert.Equal("mail-grant-secret", (await Assert.ThrowsAsync<RuleBrokenException>(() => Outbound.Through(post.Town, moved))).Code);
        Assert.DoesNotContain("kilroy", string.Join('\n', post.Town.Log.From(Microsoft.Extensions.Logging.LogLevel.Trace)), StringComparison.Ordinal);
    }

    [BothEngines("dovecot")]
    public async Task What_is_wrong_with_the_grant_is_said_and_the_mail_goes_later(Engine engine)
    {
        await using var tokens = await TokenServer.Start();
        using var dovecot = await Dovecot.Start(tokens);
        using var postfix = await Postfix.Receiving([], dovecot.LogIn);
        var post = await Post.Open(towns, engine);
        await Outbound.Through(post.Town, Setup(postfix, tokens, isRefreshed: false), TokenServer.Secret);
        tokens.Refuse("invalid_scope", "No such scope.");

        Assert.Equal(new MailTrial(MailTrouble.TokenScope, "invalid_scope: No such scope."), await Try(post));
        var route = await post.Town.Get<OutgoingBook>().Of(post.Town.Tenant.Id);
        var failed = await Assert.ThrowsAsync<SmtpException>(() => SmtpConnection.Open(route.Server!, default));
        Assert.Equal((SmtpTrouble.NoToken, false), (failed.Trouble, failed.IsForGood));
        Assert.Single(tokens.Asked);

        tokens.Instead = null;
        post.Town.Clock.Move(TimeSpan.FromSeconds(11));
        Assert.Null((await Try(post)).Trouble);

        // Good tokens, but not for this mailbox.
        await Outbound.Through(post.Town, Setup(postfix, tokens, isRefreshed: false) with { User = "mayor", Version = 1 }, TokenServer.Secret);
        Assert.Equal(MailTrouble.TokenNotLetIn, (await Try(post)).Trouble);
    }

    private static OutgoingMailSetup Setup(Postfix postfix, TokenServer tokens, bool isRefreshed) =>
        Outbound.To(postfix.Port) with { User = "desk", Login = MailLogin.Token, Grant = tokens.Grant(isRefreshed) };

    private static Task<MailTrial> Try(Post post) => post.Town.Get<IOutgoingMail>().Try(post.Town.Tenant.Id, "rosa@example.org", "en");
}
