namespace Townline.Tests.Architecture;

internal static class Violations
{
    /// <summary>Fails with every violation on a line of its own.</summary>
    public static void None(IEnumerable<string> violations)
    {
        var found = violations.ToList();
        Assert.True(found.Count == 0, $"{found.Count} to mend:\n{string.Join('\n', found)}");
    }
}
