using Townline.Tests.Architecture;
using Townline.Tests.Support;

namespace Townline.Tests.Faces.Shared.Assets;

/// <summary>The scripts of the pages have tests of their own, in their own language.</summary>
public class ScriptTests
{
    [Theory]
    [InlineData("check")]
    [InlineData("test")]
    public void The_scripts_pass(string command)
    {
        var (code, output) = RepositoryFiles.Run("npm", "--prefix", Repository.Combine("web"), "run", "--silent", command);
        Assert.True(code == 0, output);
    }
}
