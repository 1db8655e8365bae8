using Townline.Tests.Support;

namespace Townline.Tests.People.Matching;

/// <summary>`townline people match`, as a process.</summary>
public class PeopleCommandTests
{
    [Fact]
    public async Task Pairs_within_a_file_come_best_first_with_band_and_reasons()
    {
        var (code, lines, _) = await Match(("a.csv", "rec_id,given_name,surname,street_number,address_1,date_of_birth\nr1,Rosa,Delgado,12,Wallaby Place,19800203\nr2,Tom,Baker,9,Oak Lane,19511130\nr3,Delgado,Rosa,12,Wallaby Plce,19800203\n"));

        Assert.Equal(0, code);
        Assert.Equal("a,b,score,band,why", lines[0]);
        Assert.StartsWith("r1,r3,", Assert.Single(lines.Skip(1)));
        Assert.Contains("street nearly the same; names exchanged", lines[1]);
    }

    [Fact]
    public async Task Pairs_between_two_files_are_across_and_columns_are_named_where_they_cannot_be_guessed()
    {
        var (code, lines, _) = await Match(
            ["--column", "surname=Nachname", "--column", "given=Vorname"],
            ("a.csv", "Nachname;Vorname;dob\n\"Delgado\";Rosa;1980-02-03\nDelgado;Rosa;1980-02-03\n"),
            ("b.csv", "Nachname;Vorname;dob\nDelgado;Roosa;3/2/1980\n"));

        Assert.Equal(0, code);
        Assert.Equal(["1,1", "2,1"], lines.Skip(1).Select(line => string.Join(',', line.Split(',')[..2])));
    }

    [Fact]
    public async Task What_cannot_be_compared_is_said_in_one_sentence()
    {
        Assert.Contains("There is no column Nachname", (await Match(["--column", "surname=Nachname"], ("a.csv", "id,name\n1,Rosa\n"))).Complaint);
        Assert.Contains("No column is known to hold a name", (await Match(("a.csv", "id,colour\n1,red\n"))).Complaint);
        Assert.Contains("holds nobody", (await Match(("a.csv", ""))).Complaint);
        Assert.Contains("There is no file", (await Match(["missing.csv"])).Complaint);
    }

    [FactWithPeople, Trait("Speed", "Slow")]
    public async Task On_made_up_people_with_damaged_copies_nearly_all_are_found_and_same_means_same()
    {
        using var folder = new TemporaryFolder();
        var target = folder["pairs.csv"];
        Assert.Equal(0, (await Run([FactWithPeopleAttribute.File, "--out", target])).Code);

        // The number in rec_id says who is the same; it is looked at here alone.
        static string Who(string id) => id.Split('-')[1];
        var people = File.ReadLines(FactWithPeopleAttribute.File).Skip(1).Select(line => Who(line.Split(',')[0])).GroupBy(who => who).Sum(group => group.Count() * (group.Count() - 1) / 2);
        var pairs = File.ReadLines(target).Skip(1).Select(line => line.Split(',')).Select(cells => (Right: Who(cells[0]) == Who(cells[1]), IsSame: cells[3] == "same")).ToList();
        var (best, right) = (0.0, 0);
        for (var i = 0; i < pairs.Count; i++)
        {
            right += pairs[i].Right ? 1 : 0;
            best = Math.Max(best, 2.0 * right / (i + 1 + people));
        }

        Assert.True(best >= 0.99, $"F1 is {best:0.0000}.");
        Assert.True(pairs.Count(pair => pair is { IsSame: true, Right: true }) >= 0.9995 * pairs.Count(pair => pair.IsSame));
        Assert.True(pairs.Count(pair => pair.IsSame) > 0.75 * people);
    }

    private static Task<(int Code, IReadOnlyList<string> Lines, string Complaint)> Match(params (string Name, string Text)[] files) => Match([], files);

    private static async Task<(int Code, IReadOnlyList<string> Lines, string Complaint)> Match(string[] more, params (string Name, string Text)[] files)
    {
        using var folder = new TemporaryFolder();
        foreach (var (name, text) in files)
        {
            await File.WriteAllTextAsync(folder[name], text);
        }

        return await Run([.. files.Select(file => folder[file.Name]), .. more]);
    }

    private static async Task<(int Code, IReadOnlyList<string> Lines, string Complaint)> Run(string[] arguments)
    {
        await using var storage = await TestStorage.Empty(Engine.SQLite);
        await using var program = TownProcess.Start(storage, [], ["people", "match", .. arguments]);
        var code = await program.Exit();
        return (code, program.Printed, string.Join('\n', program.Complaints));
    }
}

/// <summary>A test over a file of made-up people that is not in the repository; shown as skipped where it is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactWithPeopleAttribute : FactAttribute
{
    public FactWithPeopleAttribute() => Skip = System.IO.File.Exists(File) ? null : $"There is no {File}.";

    public static string File { get; } = Path.Combine(Environment.GetEnvironmentVariable("TOWNLINE_TEST_OPEN_DATA") ?? Path.GetFullPath(Repository.Combine("..", "shared", "data")), "people", "febrl3.csv");
}
