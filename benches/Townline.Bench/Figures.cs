using System.Globalization;

namespace Townline.Bench;

/// <summary>Prints figures as rows of a table.</summary>
internal static class Figures
{
    public static void Machine() =>
        Console.WriteLine($"{Environment.ProcessorCount} processors, {Environment.OSVersion.VersionString}, .NET {Environment.Version}; load generator and server share them.");

    public static void Heading(string name)
    {
        Console.WriteLine();
        Console.WriteLine($"## {name}");
        Console.WriteLine();
        Console.WriteLine("| figure | measured | wanted |");
        Console.WriteLine("|---|---|---|");
    }

    public static void Row(string figure, string measured, string wanted = "") => Console.WriteLine($"| {figure} | {measured} | {wanted} |");

    public static string Rate(double perSecond) => $"{perSecond.ToString("#,0", CultureInfo.InvariantCulture)} /s";

    public static string Milliseconds(double ms) => $"{ms.ToString("0.0", CultureInfo.InvariantCulture)} ms";

    public static string Ratio(double ratio) => ratio.ToString("0.00", CultureInfo.InvariantCulture);
}
