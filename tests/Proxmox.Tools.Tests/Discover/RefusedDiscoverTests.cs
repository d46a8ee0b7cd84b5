using Proxmox.Simulator;
using Proxmox.Testing;

namespace Proxmox.Tools.Tests.Discover;

/// <summary>What <c>discover</c> refuses, and how it ends when it cannot go on.</summary>
internal sealed class RefusedDiscoverTests
{
    private PveSimulator _pve = null!;
    private TemporaryFolder _folder = null!;

    [SetUp]
    public async Task Begin()
    {
        _pve = await PveSimulator.StartAsync(new() { Profile = "stocked", Guests = 5 });
        _folder = new();
    }

    [TearDown]
    public async Task End()
    {
        _folder.Dispose();
        await _pve.DisposeAsync();
    }

    [TestCase("5000", "--guests 5000: of the guests that were looked at, none is meant by that.")]
    [TestCase("100,tag:nope", "--guests tag:nope: of the guests")]
    [TestCase("299-200", "--guests 299-200: the range ends before it begins. Write 200-299.")]
    public async Task Guests_that_there_are_not(string words, string expected)
    {
        var refused = await Discoveries.RunAsync(_pve, _folder.Path, "--guests", words);

        Assert.That((refused.ExitCode, refused.Output), Is.EqualTo((1, "")));
        Assert.That(refused.Errors, Does.Contain(expected));
        Assert.That(Directory.EnumerateFiles(_folder.Path), Is.Empty);
    }

    [TestCase("--only says nothing of a map", "--map", "a.html", "--only", "vm")]
    [TestCase("--pulumi says nothing of a map", "--map", "a.html", "--pulumi")]
    [TestCase("leave dir out", "dir", "--map", "a.html")]
    [TestCase("--state is for a map", "--state", "terraform.tfstate")]
    public async Task Options_that_say_nothing_together(string expected, params string[] arguments)
    {
        var refused = await Discoveries.RunAsync(_pve, arguments);

        Assert.That((refused.ExitCode, refused.Output), Is.EqualTo((2, "")));
        Assert.That(refused.Errors, Does.Contain(expected));
        Assert.That(_pve.Requests.All, Is.Empty);
    }

    [Test]
    public async Task A_map_overwrites_nothing_but_a_map()
    {
        var file = _folder["precious.tfstate"];
        File.WriteAllText(file, "{}");

        var refused = await Discoveries.RunAsync(_pve, "--map", file);
        var kept = File.ReadAllText(file);
        var forced = await Discoveries.RunAsync(_pve, "--map", file, "--force");
        var again = await Discoveries.RunAsync(_pve, "--map", file);

        Assert.That(refused.Errors, Does.Contain("is not a map of this command, and is not overwritten"));
        Assert.That((refused.ExitCode, kept, forced.ExitCode, again.ExitCode), Is.EqualTo((1, "{}", 0, 0)));
        Assert.That(Directory.EnumerateFiles(_folder.Path).Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_folder_that_cannot_be_written_into()
    {
        File.CreateSymbolicLink(_folder["link"], _folder["nowhere"]);
        File.WriteAllText(_folder["file"], "");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ErrorsOfAsync(""), Does.Contain("The name of the folder is empty"));
            Assert.That(await ErrorsOfAsync(_folder["link/sub"]), Does.Contain("link is a link to").And.Contain("which is not there"));
            Assert.That(await ErrorsOfAsync(_folder["file/sub"]), Does.Contain("file is a file"));
            Assert.That(await ErrorsOfAsync("/proc/self/fdinfo"), Does.Contain("Nothing can be written into /proc/self/fdinfo"));
            Assert.That(_pve.Requests.All, Is.Empty, "before anything is read");
        }
    }

    [Test]
    public async Task A_file_of_somebody_else_is_found_before_anything_is_written()
    {
        await Discoveries.RunAsync(_pve, _folder.Path);
        File.WriteAllText(_folder["vms.tf"], "# mine\n");
        var before = Directory.EnumerateFiles(_folder.Path).ToDictionary(file => file, File.ReadAllText);
        _pve.Request("POST", "/pools", ("poolid", "new"));

        Assert.That(await ErrorsOfAsync(_folder.Path, "--force"), Does.Contain("vms.tf is not a file of this command"));
        Assert.That(Directory.EnumerateFiles(_folder.Path).ToDictionary(file => file, File.ReadAllText), Is.EquivalentTo(before));
    }

    [TestCase("firewall_rule")]
    [TestCase("vm_snapshot")]
    [TestCase("container_snapshot")]
    public async Task What_is_left_out_otherwise_can_be_asked_for(string resource)
    {
        _pve.Request("POST", "/cluster/firewall/rules", ("type", "in"), ("action", "ACCEPT"), ("comment", "one"));

        var written = await Discoveries.RunAsync(_pve, _folder.Path, "--only", resource);

        Assert.That(written.ExitCode, Is.Zero, written.Errors);
    }

    private async Task<string> ErrorsOfAsync(params string[] arguments)
    {
        var refused = await Discoveries.RunAsync(_pve, arguments);
        Assert.That(refused.ExitCode, Is.EqualTo(1), refused.Output);
        return refused.Errors;
    }
}
