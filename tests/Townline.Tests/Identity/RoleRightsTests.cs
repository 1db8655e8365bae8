using System.Text.RegularExpressions;
using Townline.Identity.Contracts;
using Townline.Identity.Rights;
using Townline.Tests.Support;

namespace Townline.Tests.Identity;

public partial class RoleRightsTests
{
    [Fact]
    public void Each_role_may_do_what_the_readme_says()
    {
        var rows = File.ReadLines(Repository.Combine("src", "Townline", "Identity", "README.md")).Select(line => Row().Match(line)).Where(row => row.Success).ToArray();
        Role[] columns = [Role.ReadOnly, Role.FieldCrew, Role.Agent, Role.Supervisor, Role.Administrator];
        var told =
            from row in rows
            from right in row.Groups["rights"].Value.Split(", ")
            from column in columns.Index()
            where row.Groups["yes"].Captures[column.Index].Value.Trim() == "yes"
            select (column.Item, Enum.Parse<Right>(right));
        var real = from role in columns from right in RoleRights.Of(role) select (role, right);
        Assert.Equal(real.Order(), told.Order());
    }

    [Fact]
    public void A_number_that_is_no_role_may_do_nothing() => Assert.Empty(RoleRights.Of((Role)99));

    [GeneratedRegex(@"^\| (?<rights>[A-Z]\w+(, [A-Z]\w+)*) \|((?<yes>[^|]*)\|){5}$")]
    private static partial Regex Row();
}
