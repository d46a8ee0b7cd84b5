using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Tests.State;

/// <summary>Simulated time.</summary>
public sealed class ClockTests
{
    [Test]
    public async Task A_delay_ends_when_the_time_is_moved_past_it()
    {
        var clock = new Clock();
        var delay = Task.Delay(TimeSpan.FromHours(1), clock);
        clock.Advance(TimeSpan.FromMinutes(59));
        Assert.That(delay.IsCompleted, Is.False);
        clock.Advance(TimeSpan.FromMinutes(1));
        await delay.WaitAsync(TimeSpan.FromSeconds(5));
        Assert.That(delay.IsCompletedSuccessfully, Is.True);
    }

    [Test]
    public void The_time_can_be_set()
    {
        var clock = new Clock();
        var then = new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);
        clock.Set(then);
        Assert.That(clock.GetUtcNow(), Is.EqualTo(then).Within(TimeSpan.FromSeconds(5)));
    }

    [Test]
    public void Sections_read_back_as_they_were_written()
    {
        const string text = "dir: local\n\tcontent iso\n\tpath /var/lib/vz\n\nnfs: n\n\texport /x y\n";
        Assert.That(SectionConfig.Parse(text).Render(), Is.EqualTo(text));
    }
}
