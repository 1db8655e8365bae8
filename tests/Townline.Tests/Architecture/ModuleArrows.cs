using System.Text.RegularExpressions;

namespace Townline.Tests.Architecture;

/// <summary>
/// Which module may use which: only those below it, and of them only the Contracts. Platform lies open to all.
/// Everything is one project, so it is this rule and not the compiler that keeps the modules apart.
/// </summary>
internal static partial class ModuleArrows
{
    private const string Platform = "Platform";

    /// <summary>From the ground up; a module sees the rows before its own.</summary>
    private static readonly string[][] Storeys =
    [
        [Platform],
        ["Places", "Identity", "People"],
        ["Requests"],
        ["Conversations"],
        ["Knowledge", "Work"],
        ["Alerts", "Feedback", "Insight", "Community", "Bookings", "Business"],
        ["Transfer"],
        ["Import"],
        ["Faces"],
    ];

    /// <summary>Beside the storeys: what they may see is written out.</summary>
    private static readonly Dictionary<string, string[]> Beside = new()
    {
        ["Channels"] = [Platform, "Conversations", "Requests", "Places", "People", "Identity"],
        ["Demo"] = [.. Storeys.SelectMany(storey => storey)],
    };

    public static IEnumerable<string> Violations(SourceTree tree)
    {
        var types = tree.Files.ToLookup(file => file.Module, file => DeclaredType().Matches(file.Code).Select(match => match.Groups["name"].Value));
        var names = types.ToDictionary(module => module.Key, module => module.SelectMany(name => name).ToHashSet());
        foreach (var file in tree.Files.Where(file => file.Module != ""))
        {
            if (!IsKnown(file.Module))
            {
                yield return $"{file.Path}: {file.Module} has no place among the modules; give it one in {nameof(ModuleArrows)}.";
                continue;
            }

            foreach (Match match in Mention().Matches(file.Code))
            {
                var (module, inside) = (match.Groups["module"].Value, match.Groups["inside"].Value);
                var isReference = match.Groups["root"].Success || tree.Files.Any(other => other.IsUnder($"{module}/{inside}")) || names.GetValueOrDefault(module)?.Contains(inside) == true;
                if (isReference && IsKnown(module) && Forbidden(file.Module, module, inside) is { } reason)
                {
                    yield return $"{file.At(match.Index)}: {reason}";
                }
            }
        }
    }

    private static string? Forbidden(string from, string to, string inside)
    {
        if (from == to)
        {
            return null;
        }

        if (!Seen(from).Contains(to))
        {
            return $"{from} may not use {to}.";
        }

        return to == Platform || inside == "Contracts" ? null : $"{from} may use only {to}.Contracts, not {to}.{inside}.";
    }

    private static IEnumerable<string> Seen(string module) =>
        Beside.GetValueOrDefault(module) ?? Storeys.TakeWhile(storey => !storey.Contains(module)).SelectMany(storey => storey);

    private static bool IsKnown(string module) => Beside.ContainsKey(module) || Storeys.Any(storey => storey.Contains(module));

    /// <summary>"Townline.Work.Teams" anywhere, or "Work.Teams" that begins a name (the compiler looks such names up from Townline).</summary>
    [GeneratedRegex(@"(?<![\w.])(?<root>Townline\s*\.\s*)?(?<module>[A-Z]\w*)\s*\.\s*(?<inside>[A-Z]\w*)|(?<root>using\s+Townline\s*\.\s*)(?<module>\w+)(?<inside>)\s*;")]
    private static partial Regex Mention();

    [GeneratedRegex(@"\b(class|record|struct|interface|enum)\s+(?<name>[A-Z]\w*)")]
    private static partial Regex DeclaredType();
}
