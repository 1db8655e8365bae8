using System.Reflection;
using Townline.Tests.Support;
using Xunit.Sdk;

namespace Townline.Tests.Import;

/// <summary>A theory over files of open data that are not in the repository; shown as skipped where they are missing.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class RealFileAttribute(string file, params object[] more) : DataAttribute
{
    /// <summary>Where the open data lies: the folder beside the clone, or the one that TOWNLINE_TEST_OPEN_DATA names.</summary>
    public static string Folder { get; } = Environment.GetEnvironmentVariable("TOWNLINE_TEST_OPEN_DATA") ?? Path.GetFullPath(Repository.Combine("..", "shared", "data", "311"));

    public override string? Skip => File.Exists(PathOf(file)) ? null : $"There is no {PathOf(file)}.";

    public static string PathOf(string file) => Path.Combine(Folder, file);

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[file, .. more]];
}
