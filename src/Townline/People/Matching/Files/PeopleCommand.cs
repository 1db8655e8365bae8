using System.CommandLine;
using System.Globalization;
using Townline.Platform.Commands;

namespace Townline.People.Matching.Files;

/// <summary>`townline people match A.csv [B.csv]`: who in one file, or in two, may be the same person. Needs no town and changes nothing.</summary>
internal sealed class PeopleCommand : ICommand
{
    private readonly Argument<string[]> _files = new("files") { Description = "One CSV file: pairs within it. Two: pairs between them.", Arity = new ArgumentArity(1, 2) };
    private readonly Option<string[]> _columns = new("--column") { Description = "Which column is what, where its name does not say so: surname=NAME. Repeatable." };
    private readonly Option<string?> _out = new("--out") { Description = "Write to this file instead of standard output." };
    private readonly Option<string?> _weights = new("--weights") { Description = "A JSON file with weights of one's own, in the form of the program's." };

    public Command Build()
    {
        var match = new Command("match", "Pairs that may be one person, best first, as CSV: a, b, score (bits), band (same or perhaps), why.") { _files, _columns, _out, _weights };
        match.SetAction(Run);
        return new Command("people", "What can be done with files of people.") { match };
    }

    private async Task<int> Run(ParseResult given, CancellationToken cancel)
    {
        var (files, columns) = (given.GetValue(_files)!, given.GetValue(_columns) ?? []);
        var weights = given.GetValue(_weights) is { } path ? MatchWeights.Read(path) : MatchWeights.Default;
        var people = PeopleFile.Read(files[0], columns);
        var others = files.Length == 2 ? PeopleFile.Read(files[1], columns) : null;
        var pairs = FilePairs.Find(people, others, weights);
        await using var text = given.GetValue(_out) is { } target ? Create(target) : new StreamWriter(Console.OpenStandardOutput());
        await Write(text, pairs, cancel);
        return 0;
    }

    private static async Task Write(TextWriter text, IReadOnlyList<FilePair> pairs, CancellationToken cancel)
    {
        await text.WriteAsync("a,b,score,band,why\n");
        foreach (var pair in pairs)
        {
            cancel.ThrowIfCancellationRequested();
            var band = pair.Score.Band == MatchBand.Same ? "same" : "perhaps";
            await text.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"{Cell(pair.A)},{Cell(pair.B)},{pair.Score.Score:0.00},{band},{Cell(PairReasons.Of(pair.Score))}\n"));
        }
    }

    private static string Cell(string text) => text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static StreamWriter Create(string path)
    {
        try
        {
            return new StreamWriter(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"{path} cannot be written: {error.Message}");
        }
    }
}
