using System.Collections.Concurrent;
using Townline.Channels.Email.Mailboxes;
using Townline.Conversations.Contracts;
using Townline.Platform.Live;
using Townline.Platform.Storage;

namespace Townline.Channels.Email.Fetching;

/// <summary>
/// Fetches mailboxes. Any number of processes may run one: each takes half of what nobody has, again and again, so that they share; each mailbox is
/// fetched by one.
/// </summary>
internal sealed class MailFetcher(
    FetchBook book, SourceSignIn signIn, FetchedMails mails, FetchLimits limits, ChangeSignals signals, TimeProvider time, ILogger<MailFetcher> log) : BackgroundService
{
    private readonly ConcurrentDictionary<long, Fetch> _underWay = new();
    private readonly SemaphoreSlim _wake = new(0, 1);
    private DateTimeOffset _renewed;
    private volatile bool _isChanged;

    /// <summary>The mailboxes that this process fetches now.</summary>
    public IReadOnlyCollection<long> UnderWay => [.. _underWay.Keys];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        signals.Changed += WakeUp;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Look(stoppingToken);
                await _wake.WaitAsync(limits.Look, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception error)
            {
                log.NotLooked(error);
                await Task.Delay(limits.Look, CancellationToken.None);
            }
        }

        signals.Changed -= WakeUp;
        await Task.WhenAll(_underWay.Values.Select(fetch => fetch.Stop()));
    }

    private async Task Look(CancellationToken cancel)
    {
        if (!_underWay.IsEmpty && (_isChanged || time.GetUtcNow() - _renewed >= limits.Renewal))
        {
            _isChanged = false;
            await Renew();
        }

        var free = await book.Free(cancel);
        foreach (var (id, tenantId) in free.Where(one => !_underWay.ContainsKey(one.Id)).Take((free.Count + 1) / 2))
        {
            if (await book.Claim(tenantId, id) is { } job)
            {
                var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
                var fetch = new Fetch(job, stop);
                _underWay[id] = fetch;
                fetch.Running = Task.Run(() => Run(fetch), CancellationToken.None);
            }
        }
    }

    private async Task Renew()
    {
        var mine = await book.Renew();
        _renewed = time.GetUtcNow();
        foreach (var (id, fetch) in _underWay)
        {
            if (!mine.TryGetValue(id, out var version) || version != fetch.Job.Version)
            {
                await fetch.Stop();
            }
        }

        // Of these not even giving them back worked.
        foreach (var id in mine.Keys.Where(id => !_underWay.ContainsKey(id)))
        {
            await book.Release(id);
        }
    }

    /// <summary>One connection from its beginning to its end.</summary>
    private async Task Run(Fetch fetch)
    {
        var job = fetch.Job;
        try
        {
            var client = await signIn.Stored(job, fetch.Cancel);
            await using (client)
            {
                log.Fetching(job.Source.MailboxId, job.Source.Host);
                await new MailboxFetch(job, client, mails, book, limits, time, log).Run(fetch.Cancel);
            }
        }
        catch (OperationCanceledException) when (fetch.Cancel.IsCancellationRequested)
        {
            await GiveBack(() => book.Release(job.Source.MailboxId));
        }
        catch (LeaseGoneException)
        {
            // Whoever has it goes on from where this process came to.
        }
        catch (Exception error)
        {
            await GiveBack(() => Fail(job, error));
        }
        finally
        {
            _underWay.TryRemove(new KeyValuePair<long, Fetch>(job.Source.MailboxId, fetch));
            WakeUp();
        }
    }

    private async Task Fail(FetchJob job, Exception error)
    {
        var (code, detail) = Troubles.Of(error);
        var pause = Troubles.Pause(code, job.Failures, Random.Shared.NextDouble());
        if (code == MailTrouble.Other)
        {
            log.Failed(error, job.Source.MailboxId);
        }
        else
        {
            log.Trouble(job.Source.MailboxId, code, detail, pause);
        }

        await book.Fail(job, code, detail, pause);
    }

    private async Task GiveBack(Func<Task> how)
    {
        try
        {
            await how();
        }
        catch (Exception error) when (Faults.Unavailable(error) is not null)
        {
            // It is given back with the next renewal, or the lease runs out.
            log.NotLooked(error);
        }
    }

    private void WakeUp(int tenantId, string kind)
    {
        if (kind is MailSourceChanged.What or MailboxChanged.What)
        {
            _isChanged = true;
            WakeUp();
        }
    }

    private void WakeUp()
    {
        try
        {
            _wake.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is awake already.
        }
    }

    private sealed class Fetch(FetchJob job, CancellationTokenSource stop)
    {
        public FetchJob Job => job;

        public CancellationToken Cancel => stop.Token;

        public Task Running { get; set; } = Task.CompletedTask;

        /// <summary>Ends it and waits for its end.</summary>
        public async Task Stop()
        {
            await stop.CancelAsync();
            await Running;
        }
    }
}
