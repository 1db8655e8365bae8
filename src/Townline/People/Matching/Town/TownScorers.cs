using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Townline.People.Contracts;
using Townline.Platform.Live;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;

namespace Townline.People.Matching.Town;

/// <summary>How a town weighs: the shipped weights, what the town set, what its clerks taught, and how frequent its people's names are.</summary>
internal sealed class TownScorers
{
    /// <summary>The newest so many people stand for all when names are counted.</summary>
    private const int Sample = 20_000;

    /// <summary>The newest so many identities are looked through for postal addresses: a town may know few.</summary>
    private const int LookedAtForHomes = 3 * Sample;

    private static readonly string[] Stale = ["tenant.changed", new PersonMerged(0, 0, 0).Kind, new PersonSeparated(0, 0, 0).Kind, new PersonNotSame(0, 0).Kind];
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<int, TownScorer> _scorers = new();
    private readonly Store _store;
    private readonly TenantDirectory _tenants;
    private readonly TimeProvider _time;

    public TownScorers(Store store, TenantDirectory tenants, ChangeSignals signals, TimeProvider time)
    {
        (_store, _tenants, _time) = (store, tenants, time);
        signals.Changed += (tenant, kind) =>
        {
            if (Stale.Contains(kind))
            {
                _scorers.TryRemove(tenant, out _);
            }
        };
    }

    /// <summary>Read anew after each decision of a clerk and once an hour, since the people change.</summary>
    public async ValueTask<TownScorer> Of(int tenantId)
    {
        if (_scorers.TryGetValue(tenantId, out var kept) && _time.GetUtcNow() - kept.LoadedAt < Kept)
        {
            return kept;
        }

        return _scorers[tenantId] = await Load(tenantId);
    }

    private async Task<TownScorer> Load(int tenantId)
    {
        var now = _time.GetUtcNow();
        await using var db = _store.Read(tenantId);
        var bits = new Dictionary<string, double>(await Lessons.Read(db));
        foreach (var (agreement, more) in (await _tenants.Get(tenantId)).Settings.SameWeights)
        {
            bits[agreement] = bits.GetValueOrDefault(agreement) + more;
        }

        var weights = MatchWeights.Default.With(bits);
        var names = await db.Set<Person>().Where(person => person.Name != null && person.Kind == PersonKind.Person).OrderByDescending(person => person.Id).Select(person => person.Name!).Take(Sample).ToListAsync();
        var frequencies = new Frequencies(weights.Rarest);
        foreach (var name in names)
        {
            frequencies.Add(RecordBuilder.Build("", new Dictionary<MatchField, string>(), name));
        }

        var homes = await db.Set<PersonIdentity>()
            .OrderByDescending(identity => identity.Id)
            .Select(identity => new { identity.Kind, identity.Display })
            .Take(LookedAtForHomes)
            .Where(identity => identity.Kind == IdentityKind.PostalAddress)
            .Select(identity => identity.Display)
            .ToListAsync();
        foreach (var home in homes)
        {
            frequencies.Add(RecordBuilder.Build("", TownRecords.Home(home)), isMore: true);
        }

        return new TownScorer(new Scorer(weights), frequencies, now);
    }
}

internal sealed record TownScorer(Scorer Scorer, Frequencies Frequencies, DateTimeOffset LoadedAt)
{
    public PairScore Compare(MatchRecord a, MatchRecord b)
    {
        Frequencies.Mark(a);
        Frequencies.Mark(b);
        return Scorer.Compare(a, b);
    }
}
