using Townline.Tests.Support;

namespace Townline.Tests.Transfer.Export;

[Trait("Speed", "Slow")]
public class SpreadsheetTests(ExportedTown exported) : IClassFixture<ExportedTown>
{
    [Fact]
    public void The_main_tables_are_there_for_spreadsheets_too_with_names_beside_ids()
    {
        var lines = File.ReadLines(Path.Combine(exported.Folder, "requests.csv")).ToList();
        Assert.StartsWith("id,number,service_id,service,state,", lines[0], StringComparison.Ordinal);
        Assert.Contains(lines, line => line.Contains(",pothole,", StringComparison.Ordinal));
        foreach (var name in new[] { "people.csv", "identities.csv", "messages.csv" })
        {
            Assert.True(File.ReadLines(Path.Combine(exported.Folder, name)).Count() > 100, name);
        }
    }

    [Fact]
    public void No_cell_is_a_formula() =>
        Assert.DoesNotContain(
            File.ReadLines(Path.Combine(exported.Folder, "identities.csv")).SelectMany(line => line.Split(',')),
            cell => cell.Length > 0 && cell[0] is '=' or '@');
}
