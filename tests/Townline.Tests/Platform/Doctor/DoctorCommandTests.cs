using Townline.Tests.Support;

namespace Townline.Tests.Platform.Doctor;

public class DoctorCommandTests
{
    [BothEngines]
    public async Task A_new_town_is_well_but_for_its_administrator(Engine engine)
    {
        await using var storage = await TestStorage.Empty(engine);
        await using (await TownProcess.Serve(storage, [], "--empty"))
        {
            await using var beside = TownProcess.Start(storage, [], "doctor", "--data", storage.Folder);
            Assert.Equal(0, await beside.Exit());
            Assert.Contains(beside.Printed, line => line.StartsWith("!  administrators: nobody", StringComparison.Ordinal));
            Assert.Equal(1, beside.Printed.Count(line => line.StartsWith('!')));
            Assert.DoesNotContain(beside.Printed, line => line.StartsWith('X'));
            Assert.Equal("Nothing is wrong; what is marked with ! wants a look.", beside.Printed[^1]);
        }
    }

    [Fact]
    public async Task Where_there_is_no_database_it_says_so_and_makes_none()
    {
        await using var storage = await TestStorage.Empty(Engine.SQLite);
        await using var doctor = TownProcess.Start(storage, [], "doctor", "--data", storage.Folder);
        Assert.Equal(1, await doctor.Exit());
        Assert.Contains(doctor.Complaints, line => line.Contains("There is no database in", StringComparison.Ordinal));
        Assert.Empty(Directory.GetFiles(storage.Folder, "*.db"));
    }
}
