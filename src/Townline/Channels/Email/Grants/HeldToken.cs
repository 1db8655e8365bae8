namespace Townline.Channels.Email.Grants;

/// <summary>
/// The access token of one account, in memory only. It is renewed a few minutes before it ends, by one at a time: whoever needs it meanwhile waits for that
/// one. A renewal that failed counts for a moment too, so that a thousand mails that wait do not ask a thousand times.
/// </summary>
internal sealed class HeldToken(Func<Task<GivenToken>> renew, TimeProvider time)
{
    private static readonly TimeSpan MostMargin = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan FailureCounts = TimeSpan.FromSeconds(10);

    /// <summary>A token that is refused at this age is not refused for its age.</summary>
    private static readonly TimeSpan Young = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private Task<Outcome>? _last;

    /// <param name="refused">What a mail server has just refused: another is wanted, unless it is new. Null for none.</param>
    /// <exception cref="GrantFailedException">There is none.</exception>
    public async Task<string> Get(string? refused, CancellationToken cancel)
    {
        Task<Outcome> last;
        lock (_gate)
        {
            last = _last = _last is { } known && (!known.IsCompleted || IsOfUse(known, refused)) ? known : Task.Run(Renew, CancellationToken.None);
        }

        var outcome = await last.WaitAsync(cancel);
        return outcome.Token ?? throw new GrantFailedException(outcome.Failure!.Code, outcome.Failure.Message, outcome.Failure);
    }

    private bool IsOfUse(Task<Outcome> done, string? refused) =>
        done is { IsCompletedSuccessfully: true, Result: var outcome } && time.GetUtcNow() is var now && now < outcome.Until && (outcome.Token is null || outcome.Token != refused || now - outcome.At < Young);

    private async Task<Outcome> Renew()
    {
        try
        {
            var given = await renew();
            var (now, margin) = (time.GetUtcNow(), given.Lifetime / 10);
            return new Outcome(given.AccessToken, null, now, now + given.Lifetime - (margin < MostMargin ? margin : MostMargin));
        }
        catch (GrantFailedException failure)
        {
            var now = time.GetUtcNow();
            return new Outcome(null, failure, now, now + FailureCounts);
        }
    }

    /// <summary>A token or a failure, and until when it counts. Not a record, which would print the token.</summary>
    private sealed class Outcome(string? token, GrantFailedException? failure, DateTimeOffset at, DateTimeOffset until)
    {
        public string? Token => token;

        public GrantFailedException? Failure => failure;

        public DateTimeOffset At => at;

        public DateTimeOffset Until => until;
    }
}
