using Microsoft.EntityFrameworkCore;
using Townline.People.Contracts;
using Townline.People.Merging;
using Townline.Platform.Storage;

namespace Townline.People.Links;

/// <inheritdoc/>
internal sealed class PersonLinks(TimeProvider time) : ILinks
{
    /// <summary>Links of one person that are read at most: a home with more is written down as an organisation.</summary>
    private const int MostLinks = 100;

    private const int LongestWord = 200;

    public async Task<IReadOnlyList<LinkCard>> Of(TownlineDb db, long personId, CancellationToken cancel)
    {
        var mine = await Clusters.Of(db, personId, cancel);
        var links = await Holding(db, mine, cancel);
        var roots = await Clusters.Roots(db, [.. links.SelectMany(link => new[] { link.FromId, link.ToId }).Distinct()], cancel);
        return
        [
            .. links.Select(link => Seen(link, mine.Contains(link.FromId), roots)).Where(card => !mine.Contains(card.OtherId)).DistinctBy(card => (card.Side, card.OtherId, card.Scope)),
        ];
    }

    public async Task<bool> ActsFor(TownlineDb db, long actingId, long personId, CancellationToken cancel)
    {
        var (acting, person) = (await Clusters.Of(db, actingId, cancel), await Clusters.Of(db, personId, cancel));
        return (await Holding(db, acting, cancel)).Any(link => link.Kind == LinkKind.ActsFor && acting.Contains(link.FromId) && person.Contains(link.ToId));
    }

    public async Task Add(Unit unit, LinkOrder order)
    {
        var none = CancellationToken.None;
        foreach (var id in new[] { order.FromId, order.ToId })
        {
            var kind = await unit.Db.Set<Person>().Where(person => person.Id == id).Select(person => (PersonKind?)person.Kind).FirstOrDefaultAsync();
            _ = kind ?? throw new KeyNotFoundException($"There is no person {id}.");
            PersonDetailsCheck.Demand(kind == PersonKind.Person || order.Kind == LinkKind.ActsFor, "link-kind");
        }

        var mine = await Clusters.Of(unit.Db, order.FromId, none);
        PersonDetailsCheck.Demand(!mine.Contains(order.ToId), "link-self");
        PersonDetailsCheck.Demand(order.SaidBy.Trim().Length is > 0 and <= LongestWord, "link-said-by", LongestWord);
        PersonDetailsCheck.Demand(order.Source.Length is > 0 and <= 50, "consent-source");
        PersonDetailsCheck.Demand(order.Scope is null or { Length: <= LongestWord }, "link-scope", LongestWord);
        PersonDetailsCheck.Demand(order.Until is null || order.Until > unit.Now, "link-until");
        var theirs = await Clusters.Of(unit.Db, order.ToId, none);
        var known = await Holding(unit.Db, mine, none);
        PersonDetailsCheck.Demand(known.Count < MostLinks, "link-many", MostLinks);
        PersonDetailsCheck.Demand(!known.Any(link => IsSame(link, order, mine, theirs)), "link-known");
        Write(unit, order);
        await unit.Publish(new PersonLinked(order.FromId, order.Kind, order.ToId) { Reason = order.SaidBy.Trim() });
        await unit.Publish(new PersonLinked(order.ToId, order.Kind, order.FromId) { Reason = order.SaidBy.Trim() });
    }

    public async Task End(Unit unit, long linkId, string why)
    {
        var reason = PersonDetailsCheck.Reason(why);
        var link = await unit.Db.Set<Link>().AsTracking().FirstOrDefaultAsync(known => known.Id == linkId) ?? throw new PersonRefusedException("link-gone");
        PersonDetailsCheck.Demand(link.EndedAt is null, "link-gone");
        link.EndedAt = unit.Now;
        if (link.Kind == LinkKind.ActsFor)
        {
            Ledger(unit, link.ToId, given: false, "desk", link.Scope);
        }

        await unit.Publish(new PersonUnlinked(link.FromId, link.Kind, link.ToId) { Reason = reason });
        await unit.Publish(new PersonUnlinked(link.ToId, link.Kind, link.FromId) { Reason = reason });
    }

    private static void Write(Unit unit, LinkOrder order)
    {
        var scope = string.IsNullOrWhiteSpace(order.Scope) ? null : order.Scope.Trim();
        unit.Add(new Link
        {
            Id = unit.NextId(),
            TenantId = unit.TenantId,
            Kind = order.Kind,
            FromId = order.FromId,
            ToId = order.ToId,
            SaidBy = order.SaidBy.Trim(),
            Source = order.Source,
            Scope = scope,
            At = unit.Now,
            Until = order.Until,
            ByKind = unit.Actor.Kind,
            ById = unit.Actor.Id,
        });
        if (order.Kind == LinkKind.ActsFor)
        {
            Ledger(unit, order.ToId, given: true, order.Source, scope is null ? order.SaidBy.Trim() : $"{order.SaidBy.Trim()}: {scope}");
        }
    }

    private static void Ledger(Unit unit, long personId, bool given, string source, string? wording) => unit.Add(new Consent
    {
        Id = unit.NextId(),
        TenantId = unit.TenantId,
        PersonId = personId,
        Purpose = ConsentPurpose.ActedFor,
        Given = given,
        At = unit.Now,
        Source = source,
        Wording = wording,
        ByKind = unit.Actor.Kind,
        ById = unit.Actor.Id,
    });

    private static bool IsSame(Link link, LinkOrder order, IReadOnlyList<long> from, IReadOnlyList<long> to) =>
        link.Kind == order.Kind
        && link.Scope == (string.IsNullOrWhiteSpace(order.Scope) ? null : order.Scope.Trim())
        && ((from.Contains(link.FromId) && to.Contains(link.ToId)) || (order.Kind == LinkKind.Household && to.Contains(link.FromId) && from.Contains(link.ToId)));

    // By IX_people_link_from_id and IX_people_link_to_id.
    private async Task<List<Link>> Holding(TownlineDb db, IReadOnlyList<long> people, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        return await db.Set<Link>()
            .AsNoTracking()
            .Where(link => (people.Contains(link.FromId) || people.Contains(link.ToId)) && link.EndedAt == null && (link.Until == null || link.Until > now))
            .OrderBy(link => link.Id)
            .Take(MostLinks)
            .ToListAsync(cancel);
    }

    private static LinkCard Seen(Link link, bool isFrom, IReadOnlyDictionary<long, long> roots) => new(
        link.Id,
        link.Kind == LinkKind.Household ? LinkSide.Household : isFrom ? LinkSide.ActsFor : LinkSide.ActedForBy,
        roots[isFrom ? link.ToId : link.FromId],
        link.SaidBy, link.Source, link.Scope, link.At, link.Until);
}
