namespace Proxmox.Client.Tests;

public class TaskProgressTests
{
    [TestCase("copying", 12.34, "copying (12.3 %)")]
    [TestCase("copying", null, "copying")]
    [TestCase(null, 50, "running (50 %)")]
    [TestCase(null, null, "")]
    public void The_text_is_the_newest_line_with_the_percentage(string? line, double? percent, string text) => Assert.That(
        new TaskProgress(Upid.Parse("UPID:pve1:0000A1B2:00C3D4E5:65A1B2C3:qmstart:100:root@pam:"), line, percent, TimeSpan.Zero).Text,
        Is.EqualTo(text));
}
