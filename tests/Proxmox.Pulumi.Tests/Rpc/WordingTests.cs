using Proxmox.Pulumi.Rpc;
using Proxmox.Pulumi.Tests.Fakes;

namespace Proxmox.Pulumi.Tests.Rpc;

public sealed class WordingTests
{
    [TestCase("max_files must be between 1 and 5", "maxFiles must be between 1 and 5")]
    [TestCase("limits.memory_mib and nets[\"net0\"].model", "limits.memoryMib and nets[\"net0\"].model")]
    [TestCase("Could not create test_gadget \"first\"", "Could not create proxmox:test:Gadget \"first\"")]
    [TestCase("Check api_token, and set mode = \"auto\" or max_files = 3", "Check apiToken, and set mode: \"auto\" or maxFiles: 3")]
    [TestCase("Replace it with -replace in an apply of its own. The next plan shows it.",
        "Replace it with --replace in an update of its own. The next preview shows it.")]
    [TestCase("Raise timeouts.create when it needs longer.", "Raise customTimeouts.create when it needs longer.")]
    [TestCase("PVE: no_such_word and not_max_files", "PVE: no_such_word and not_max_files")]
    public void Messages_speak_of_properties_and_tokens(string text, string expected) =>
        Assert.That(new PulumiNames(FakeCatalog.Gadget).In(text), Is.EqualTo(expected));

    [Test]
    public void Messages_about_a_function_speak_of_its_token() =>
        Assert.That(new PulumiNames(FakeCatalog.Catalog.DataSource("test_gadgets")!).In("Could not read data source test_gadgets"),
            Is.EqualTo("Could not read data source proxmox:test:getGadgets"));
}
