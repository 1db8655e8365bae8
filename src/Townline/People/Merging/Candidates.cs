using Microsoft.EntityFrameworkCore;
using Townline.People.Contracts;
using Townline.People.Identities;
using Townline.Platform.Storage;

namespace Townline.People.Merging;

/// <summary>Who may be at the other end of a telephone number or address: a few, to be offered.</summary>
internal sealed class Candidates(ILinks links)
{
    private const int Most = 20;

    public async Task<IReadOnlyList<PersonCandidate>> Of(TownlineDb db, string kind, string value, CancellationToken cancel)
    {
        if (IdentityValue.Normal(kind, value) is not { } normal)
        {
            return [];
        }

        // By IX_people_identity_tenant_id_kind_value and IX_people_identity_shared.
        var identities = db.Set<PersonIdentity>().Where(identity => identity.Kind == kind && identity.Value == normal);
        var found = await identities.Where(identity => identity.Standing == IdentityStanding.Theirs).ToListAsync(cancel);
        found.AddRange(await identities.Where(identity => identity.Standing == IdentityStanding.Shared).OrderBy(identity => identity.Id).Take(Most).ToListAsync(cancel));
        var roots = await Clusters.Roots(db, [.. found.Select(identity => identity.PersonId)], cancel);
        var reasons = new List<(long Person, CandidateReason Reason, bool Verified)>();
        foreach (var identity in found)
        {
            reasons.Add((roots[identity.PersonId], identity.Standing == IdentityStanding.Theirs ? CandidateReason.Theirs : CandidateReason.Shared, identity is { VerifiedAt: not null, ByLink: 0 }));
        }

        foreach (var identity in found)
        {
            var around = await links.Of(db, identity.PersonId, cancel);
            reasons.AddRange(around.Select(link => (link.OtherId, Reason(link.Side), identity is { VerifiedAt: not null, ByLink: 0 })));
        }

        var chosen = reasons.DistinctBy(reason => reason.Person).Take(Most).ToList();
        var cards = (await PersonCards.Read(db, [.. chosen.Select(reason => reason.Person)], cancel)).ToDictionary(card => card.Id);
        return [.. chosen.Select(reason => new PersonCandidate(cards[reason.Person], reason.Reason, reason.Verified))];
    }

    private static CandidateReason Reason(LinkSide side) => side switch
    {
        LinkSide.ActedForBy => CandidateReason.ActsForThem,
        LinkSide.ActsFor => CandidateReason.ActedFor,
        _ => CandidateReason.Household,
    };
}
