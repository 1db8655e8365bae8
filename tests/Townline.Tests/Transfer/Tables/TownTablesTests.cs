using System.Text.RegularExpressions;
using Townline.Platform.Storage;
using Townline.Tests.Architecture;
using Townline.Tests.Support;
using Townline.Transfer.Tables;

namespace Townline.Tests.Transfer.Tables;

public class TownTablesTests(Towns towns) : IClassFixture<Towns>
{
    /// <summary>Columns that sound like a secret and are none, with the reason.</summary>
    private static readonly Dictionary<string, string> NoSecrets = new()
    {
        ["requests_request.token"] = "an Open311 token, a number that leads to the number of a public or private request, not into it",
        ["platform_file.sha"] = "names the content",
        ["email_source.is_token"] = "says of what kind the secret beside it is",
    };

    [Fact]
    public async Task Every_table_is_exported_or_says_why_it_stays()
    {
        var tables = new TownTables((await towns.On(Engine.SQLite)).Get<Store>());
        Violations.None(from table in tables.StayHere where table.Value is null select $"{table.Key} belongs to no town and is not exported: say why with StaysHere(…) in its model.");
        Assert.Contains(tables.All, table => table.Name == "requests_request");
        Assert.Contains("desk_presence", tables.StayHere.Keys);
    }

    [Fact]
    public async Task Every_column_that_sounds_secret_is_marked_or_named_here()
    {
        var tables = new TownTables((await towns.On(Engine.SQLite)).Get<Store>());
        Violations.None(
            from table in tables.All
            from column in table.Columns
            where !column.IsSecret && Regex.IsMatch(column.Name, "secret|password|hash|token|stamp$|private_key|recovery") && column.Name != "concurrency_stamp"
            where !NoSecrets.ContainsKey($"{table.Name}.{column.Name}")
            select $"{table.Name}.{column.Name} sounds like a secret: mark it with IsSecret() in its model, or say in this test why it is none.");
    }

    [Fact]
    public void Whoever_writes_into_an_index_can_make_it_anew() =>
        Violations.None(
            from module in SourceTree.OfTownline.Files.GroupBy(file => file.Module)
            where module.Key is not ("Platform" or "")
            where module.Any(file => Regex.IsMatch(file.Code, @"\b(ISearch|ISpatialIndex)\b")) && module.Any(file => Regex.IsMatch(file.Code, @"\.Put(All)?\(\s*unit\b"))
            where !module.Any(file => file.Code.Contains(": IIndexed", StringComparison.Ordinal))
            select $"{module.Key} puts something into the indexes of words or points; implement IIndexed for its table, so that a town that is brought in is found.");
}
