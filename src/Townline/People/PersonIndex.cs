using Townline.People.Contracts;
using Townline.Platform.Search;
using Townline.Platform.Storage;

namespace Townline.People;

/// <summary>People in the index: by their names and identities, and by those of everybody who counts as them (see <see cref="PersonWords"/>).</summary>
internal sealed class PersonIndex(ISearch search) : IIndexed
{
    private sealed class Row
    {
        public long Id { get; init; }
        public string? Name { get; init; }
        public string? PreferredName { get; init; }
    }

    private sealed class Identity
    {
        public long Id { get; init; }
        public string Value { get; init; } = "";
        public string Display { get; init; } = "";
    }

    // A person and those who count as them, as rows of the person; by the primary key, and by the index on root_id.
    private const string People =
        """
        SELECT id, name, preferred_name FROM people_person WHERE tenant_id = @TenantId AND id > @after AND id <= @last
        UNION ALL SELECT root_id, name, preferred_name FROM people_person WHERE tenant_id = @TenantId AND root_id IS NOT NULL AND root_id > @after AND root_id <= @last
        """;

    private const string Identities =
        """
        SELECT i.person_id AS id, i.value, i.display FROM people_identity i
        WHERE i.person_id > @after AND i.person_id <= @last AND i.tenant_id = @TenantId AND i.standing <> @former
        UNION ALL SELECT p.root_id, i.value, i.display FROM people_person p JOIN people_identity i ON i.person_id = p.id
        WHERE p.tenant_id = @TenantId AND p.root_id IS NOT NULL AND p.root_id > @after AND p.root_id <= @last AND i.standing <> @former
        """;

    public string Table => "people_person";

    public async Task<long?> Index(Unit unit, long after, int most)
    {
        if (await unit.QueryFirst<long?>(
            "SELECT max(id) FROM (SELECT id FROM people_person WHERE tenant_id = @TenantId AND id > @after ORDER BY id LIMIT @most) some_of_them",
            new { unit.TenantId, after, most }) is not { } last)
        {
            return null;
        }

        var found = new { unit.TenantId, after, last, former = (int)IdentityStanding.Former };
        var identities = (await unit.Query<Identity>(Identities, found)).ToLookup(identity => identity.Id, identity => (identity.Value, identity.Display));
        var people = (await unit.Query<Row>(People, found)).GroupBy(row => row.Id);
        search.PutAll(
            unit,
            PersonText.Kind,
            [.. people.Select(rows => (rows.Key, PersonText.Of(string.Join(' ', rows.Select(row => $"{row.Name} {row.PreferredName}")), null, identities[rows.Key])))]);
        return last;
    }
}
