using Townline.Channels.Email.Grants;
using Townline.Conversations.Contracts;
using Townline.Tests.Support;

namespace Townline.Tests.Channels.Email.Grants;

public class HeldTokenTests
{
    private readonly Clock _clock = new();
    private int _asked;
    private TimeSpan _life = TimeSpan.FromHours(1);
    private Task _gate = Task.CompletedTask;
    private bool _isClosed;

    [Fact]
    public async Task All_who_need_it_at_once_wait_for_one_renewal()
    {
        var (open, token) = (new TaskCompletionSource(), Token());
        _gate = open.Task;

        var waiting = Enumerable.Range(0, 20).Select(_ => token.Get(null, default)).ToList();
        using var impatient = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => token.Get(null, impatient.Token));
        open.SetResult();

        Assert.All(await Task.WhenAll(waiting), got => Assert.Equal("1", got));
        Assert.Equal(1, _asked);
    }

    [Theory]
    [InlineData(3600, 54, 56)]
    [InlineData(600, 8, 10)]
    public async Task It_is_renewed_before_it_ends(int seconds, int stillGood, int renewed)
    {
        _life = TimeSpan.FromSeconds(seconds);
        var token = Token();
        await token.Get(null, default);

        _clock.Move(TimeSpan.FromMinutes(stillGood));
        Assert.Equal("1", await token.Get(null, default));
        _clock.Move(TimeSpan.FromMinutes(renewed - stillGood));
        Assert.Equal("2", await token.Get(null, default));
    }

    [Fact]
    public async Task One_that_is_refused_is_renewed_once_unless_it_is_new()
    {
        var token = Token();
        Assert.Equal("1", await token.Get(null, default));
        Assert.Equal("1", await token.Get("1", default));

        _clock.Move(TimeSpan.FromMinutes(2));
        Assert.Equal(["2", "2", "2"], await Task.WhenAll(token.Get("1", default), token.Get("1", default), token.Get(null, default)));
    }

    [Fact]
    public async Task A_failure_counts_for_a_moment_and_then_it_is_tried_again()
    {
        var token = Token();
        _isClosed = true;
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(MailTrouble.TokenEnded, (await Assert.ThrowsAsync<GrantFailedException>(() => token.Get(null, default))).Code);
        }

        Assert.Equal(1, _asked);
        _isClosed = false;
        _clock.Move(TimeSpan.FromSeconds(11));
        Assert.Equal("2", await token.Get(null, default));
    }

    private HeldToken Token() => new(
        async () =>
        {
            var number = Interlocked.Increment(ref _asked);
            await _gate;
            return _isClosed ? throw new GrantFailedException(MailTrouble.TokenEnded, "invalid_grant") : new GivenToken($"{number}", _life, null);
        },
        _clock);
}
