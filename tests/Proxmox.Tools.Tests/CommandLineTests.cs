namespace Proxmox.Tools.Tests;

public sealed class CommandLineTests
{
    [TestCase("discover", true)]
    [TestCase("convert", true)]
    [TestCase("--help", true)]
    [TestCase("--version", true)]
    [TestCase("127.0.0.1:4000", false)]
    [TestCase("--debug", false)]
    public void A_command_line_for_people_is_known_by_its_first_word(string word, bool isFor) =>
        Assert.That(CommandLine.IsFor([word]), Is.EqualTo(isFor));

    [Test]
    public async Task A_wrong_word_is_told_and_ends_with_two()
    {
        using var errors = new StringWriter();
        var code = await CommandLine.RunAsync(
            ["discover", "--no-such-option"],
            new() { Provider = () => throw new InvalidOperationException(), Version = "1.2.3", Output = TextWriter.Null, Errors = errors });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(code, Is.EqualTo(2));
            Assert.That(errors.ToString(), Does.Contain("no-such-option"));
        }
    }
}
