using Microsoft.EntityFrameworkCore;
using Townline.Platform.Retention;
using Townline.Platform.Storage;
using Townline.Platform.Words;
using Townline.Tests.Support;

namespace Townline.Tests.Platform.Retention;

public class PersonalDataTests(Towns towns) : IClassFixture<Towns>
{
    [Fact]
    public async Task Every_column_that_can_tell_of_a_person_is_on_the_map()
    {
        var columns = await Columns();
        var map = PersonalData.Map.SelectMany(line => line.Columns.Select(column => (line.Table, Column: column))).ToList();
        var missing = columns.Except(map).Select(column => $"{column.Table}.{column.Column}").Order().ToList();
        Assert.True(missing.Count == 0, $"Say in personal-data.csv whom these tell of, why they are kept and when they go: {string.Join(", ", missing)}");
        Assert.Empty(map.Except(columns));
        Assert.Equal(map.Count, map.Distinct().Count());
    }

    [Fact]
    public async Task What_is_on_the_map_goes_with_something_and_can_be_said()
    {
        var town = await towns.On(Engine.SQLite);
        var words = town.Get<WordBook>();
        foreach (var line in PersonalData.Map.Where(line => line.IsPersonal))
        {
            Assert.Contains(line.Of, new[] { "resident", "staff" });
            foreach (var key in new[] { $"retention.data.of.{line.Of}", $"retention.data.why.{line.Why}", $"retention.data.goes.{line.Goes}" })
            {
                Assert.True(words.Find("en", key) is not null, key);
            }
        }

        Assert.All(town.Get<IEnumerable<IRetained>>(), kind => Assert.Contains(PersonalData.Map, line => line.Goes == kind.Name || (line.Goes, kind.Name) == ("timeline", "messages")));
    }

    /// <summary>Words, bytes, places, and ids of persons.</summary>
    private async Task<List<(string Table, string Column)>> Columns()
    {
        var town = await towns.On(Engine.SQLite);
        await using var db = town.Get<Store>().Read(0);
        return
        [
            .. from entity in db.Model.GetEntityTypes()
               where entity.GetTableName() != "demo_town"
               from property in entity.GetProperties()
               let stored = property.GetValueConverter()?.ProviderClrType ?? property.ClrType
               let type = Nullable.GetUnderlyingType(stored) ?? stored
               let column = property.GetColumnName()
               where type == typeof(string) || type == typeof(byte[]) || type == typeof(double) || column.EndsWith("person_id", StringComparison.Ordinal) || column is "actor_id" or "author_id"
               select (Table: entity.GetTableName()!, Column: column),
        ];
    }
}
