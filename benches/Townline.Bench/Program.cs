using Townline.Bench;
using Townline.Bench.Duplicates;
using Townline.Bench.Importing;
using Townline.Bench.Intake;
using Townline.Bench.Mail;
using Townline.Bench.MailParsing;
using Townline.Bench.Safety;
using Townline.Bench.Scale;
using Townline.Bench.People;
using Townline.Bench.Phone;
using Townline.Bench.Serving;

// --rows N: how large the town is where that is asked for.
var rows = 60_000;
if (Array.IndexOf(args, "--rows") is var at and >= 0)
{
    rows = int.Parse(args[at + 1], System.Globalization.CultureInfo.InvariantCulture);
    args = [.. args[..at], .. args[(at + 2)..]];
}

// Each measurement prints its own rows; names can be given to run only some. What takes more than a few minutes runs when it is named.
string[] onlyNamed = ["scale", "scale-postgres", "mail-fuzz", "backup-million"];
var all = new (string Name, Func<Task> Run)[]
{
    ("intake", IntakeBench.OnSqlite),
    ("intake-postgres", IntakeBench.OnPostgres),
    ("mail-in", MailInBench.OnSqlite),
    ("mail-in-postgres", MailInBench.OnPostgres),
    ("mail-client", MailOutBench.Alone),
    ("mail-out", MailOutBench.OnSqlite),
    ("mail-out-postgres", MailOutBench.OnPostgres),
    ("mail-fetch", () => FetchBench.OnSqlite(rows)),
    ("mail-fetch-postgres", () => FetchBench.OnPostgres(rows)),
    ("import", ImportBench.OnSqlite),
    ("import-postgres", ImportBench.OnPostgres),
    ("near-duplicates", NearBench.Boston),
    ("near-duplicates-million", NearBench.MillionOnSqlite),
    ("near-duplicates-million-postgres", NearBench.MillionOnPostgres),
    ("backup", () => SafetyBench.Run(rows)),
    ("backup-million", SafetyBench.Million),
    ("possible-same", PossibleSame.Run),
    ("phone", PhoneBench.OnSqlite),
    ("phone-postgres", PhoneBench.OnPostgres),
    ("start", StartBench.Run),
    ("sessions", SessionBench.Run),
    ("mail-parse", ParseBench.Run),
    ("mail-fuzz", FuzzBench.Run),
    ("pages", PageWeight.Run),
    ("scale", ScaleBench.OnSqlite),
    ("scale-postgres", ScaleBench.OnPostgres),
};
var wanted = Array.FindAll(all, bench => args.Length == 0 ? !onlyNamed.Contains(bench.Name) : args.Contains(bench.Name));
if (args.FirstOrDefault(name => all.All(bench => bench.Name != name)) is { } unknown)
{
    Console.Error.WriteLine($"There is no measurement '{unknown}'; there are: {string.Join(", ", all.Select(bench => bench.Name))}.");
    return 2;
}

Figures.Machine();
foreach (var (name, run) in wanted)
{
    Figures.Heading(name);
    await run();
}

return 0;
