using Proxmox.Terraform.Handshake;

namespace Proxmox.Terraform.Tests.Handshake;

public sealed class PackageLayoutTests
{
    private const string Stem = "terraform-provider-proxmox";

    [Test]
    public void A_single_executable_is_started()
    {
        Assert.That(PackageLayout.StartedBy(["LICENSE", "README.md", Stem + "_v1.0.0"]),
            Is.EqualTo(PackageLayout.Executable("1.0.0", isWindows: false)));
    }

    [Test]
    public void A_bare_launcher_sorts_before_the_files_beside_it()
    {
        Assert.That(PackageLayout.StartedBy([Stem + ".deps.json", Stem + ".dll", Stem]), Is.EqualTo(Stem));
    }

    [TestCase(Stem + "_v1.0.0", Stem + ".deps.json")]
    [TestCase(Stem + "_v1.0.0.exe", Stem + ".dll")]
    [TestCase(Stem + ".exe", Stem + ".deps.json")]
    [TestCase(Stem + "_v1.0.0", Stem + ".pdb")]
    public void A_file_of_the_same_stem_is_started_in_place_of_the_executable(string executable, string trap)
    {
        Assert.That(PackageLayout.StartedBy([executable, trap]), Is.EqualTo(trap));
    }

    [Test]
    public void A_launcher_whose_assembly_has_another_name_is_started()
    {
        Assert.That(PackageLayout.StartedBy(["proxmox-provider.dll", "proxmox-provider.deps.json", Stem + "_v1.0.0"]),
            Is.EqualTo(Stem + "_v1.0.0"));
    }

    [Test]
    public void Another_providers_files_are_not_ours()
    {
        Assert.That(PackageLayout.StartedBy([Stem + "2_v1.0.0", "terraform-provider-other"]), Is.Null);
    }
}
