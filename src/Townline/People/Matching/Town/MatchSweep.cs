using Microsoft.EntityFrameworkCore;
using Townline.Platform.Storage;

namespace Townline.People.Matching.Town;

/// <summary>
/// Compares new people, some seconds after they came: everybody without a card, in the order of their ids. It stands back while many come in,
/// and once an hour it looks from the beginning, for those whom an import wrote with the ids of the past. Any number of processes may run one.
/// </summary>
internal sealed class MatchSweep(Store store, MatchKeeper keeper, Lull lull, TimeProvider time, ILogger<MatchSweep> log) : BackgroundService
{
    private const int AtOnce = 100;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Whole = TimeSpan.FromHours(1);

    /// <summary>An id is given a little before its row is committed.</summary>
    private static readonly TimeSpan Lag = TimeSpan.FromSeconds(30);

    private long _after;
    private DateTimeOffset _began = DateTimeOffset.MinValue;

    /// <summary>Compares everybody who is not compared yet.</summary>
    public async Task Run(CancellationToken cancel)
    {
        _after = 0;
        while (await Some(cancel))
        {
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(await Turn(stoppingToken), time, stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // Shutting down.
        }
    }

    /// <returns>How long to stand back.</returns>
    private async Task<TimeSpan> Turn(CancellationToken cancel)
    {
        try
        {
            await lull.Wait(cancel);
            var start = time.GetTimestamp();
            if (time.GetUtcNow() - _began >= Whole)
            {
                (_began, _after) = (time.GetUtcNow(), 0);
            }

            // Not more than half of the time.
            return await Some(cancel) ? time.GetElapsedTime(start) : Pause;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            log.LogWarning(error, "New people could not be compared; trying again");
            return Pause;
        }
    }

    /// <returns>Whether there may be more.</returns>
    private async Task<bool> Some(CancellationToken cancel)
    {
        await using var db = store.Read(0);
        var fresh = await db.Set<Person>().IgnoreQueryFilters()
            .Where(person => person.Id > _after && !db.Set<MatchCard>().IgnoreQueryFilters().Any(card => card.PersonId == person.Id))
            .OrderBy(person => person.Id)
            .Select(person => new { person.Id, person.TenantId })
            .Take(AtOnce)
            .ToListAsync(cancel);
        foreach (var town in fresh.GroupBy(person => person.TenantId))
        {
            await keeper.Keep(town.Key, [.. town.Select(person => person.Id)], cancel);
        }

        _after = fresh.Count == AtOnce ? fresh[^1].Id : Math.Max(_after, Ids.Least(time.GetUtcNow() - Lag));
        return fresh.Count == AtOnce;
    }
}
