using System.Data.Common;
using Dapper;
using Townline.Requests.Contracts;

namespace Townline.Requests.Queues;

/// <summary>Goes along the parts of a list until a page is full, the list ends, or a window was passed over.</summary>
internal sealed class ListWalk(DbConnection reader, int tenantId, SelectionSql sql, SqlValues values)
{
    private sealed class Found
    {
        public long Id { get; init; }
        public long Place { get; init; }
    }

    public async Task<WalkedPage> Page(ListPlace? after, int take, CancellationToken cancel)
    {
        var found = new List<(long Id, ListPlace Place)>();
        for (var part = after?.Part ?? 0; part < sql.Parts.Count; part++)
        {
            var from = after?.Part == part ? after : null;
            var rows = await Read(sql.Rows(part, from is not null), from, take + 1 - found.Count, cancel);
            found.AddRange(rows.Select(row => (row.Id, new ListPlace(part, row.Place, row.Id))));
            if (found.Count > take)
            {
                return new WalkedPage([.. found.Take(take).Select(each => each.Id)], found[take - 1].Place, false);
            }

            if (sql.HasRest && (await Read(sql.WindowEnd(part, from is not null), from, 1, cancel)).FirstOrDefault() is { } end)
            {
                return new WalkedPage([.. found.Select(each => each.Id)], new ListPlace(part, end.Place, end.Id), true);
            }
        }

        return new WalkedPage([.. found.Select(each => each.Id)], null, false);
    }

    public static DynamicParameters Parameters(SqlValues values, int tenantId)
    {
        var parameters = new DynamicParameters(values.All);
        parameters.Add("tenant", tenantId);
        return parameters;
    }

    private async Task<IEnumerable<Found>> Read(string statement, ListPlace? after, int take, CancellationToken cancel)
    {
        var parameters = Parameters(values, tenantId);
        parameters.Add("take", take);
        if (after is not null)
        {
            parameters.Add("at", after.At);
            parameters.Add("id", after.Id);
        }

        return await reader.QueryAsync<Found>(new CommandDefinition(statement, parameters, cancellationToken: cancel));
    }
}

/// <summary>Ids in the order of the list; see <see cref="RequestPage"/>.</summary>
internal sealed record WalkedPage(IReadOnlyList<long> Ids, ListPlace? Next, bool LookedFar);
