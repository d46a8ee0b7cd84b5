namespace Proxmox.Hcl.Tests;

public sealed class HclWriterTests
{
    [TestCase("a = 1\n")]
    [TestCase("short = 1\nlonger = \"x\"\n", "short  = 1\nlonger = \"x\"\n")]
    [TestCase("a = {\n  b = [1, 2]\n}\nlonger = true\n")]
    [TestCase("resource \"proxmox_pool\" \"web\" {\n  pool_id = var.pool\n}\n")]
    [TestCase("a = \"x-${proxmox_pool.web.pool_id}\"\n")]
    [TestCase("a = provider::proxmox::size_parse(\"32G\").size_mib\n")]
    [TestCase("a = provider::proxmox::schedule_next_runs(\"daily\", var.now, 3)[0]\n")]
    [TestCase("a = [for item in var.all : item.name if item.name == \"x\"]\n")]
    public void What_is_read_is_written_again(string text, string? laidOut = null) =>
        Assert.That(HclWriter.Write(HclReader.Read("x.tf", text)), Is.EqualTo(laidOut ?? text));

    [Test]
    public void Nothing_in_a_quoted_text_is_filled_in() =>
        Assert.That(HclWriter.Quote("a\"b\\c\n${d}%{e}\u0001"), Is.EqualTo("\"a\\\"b\\\\c\\n$${d}%%{e}\\u0001\""));
}
