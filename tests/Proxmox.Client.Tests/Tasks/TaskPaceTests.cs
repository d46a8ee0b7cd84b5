namespace Proxmox.Client.Tests;

public class TaskPaceTests
{
    private const string Type = "qmstart";

    [Test]
    public void A_type_that_was_not_seen_yet_gets_a_tenth_of_a_second() =>
        Assert.That(new TaskPace().FirstLook(Type), Is.EqualTo(TimeSpan.FromSeconds(0.1)));

    [Test]
    public void Each_type_has_a_pace_of_its_own()
    {
        var pace = new TaskPace();
        pace.Learn("qmclone", TimeSpan.FromSeconds(0.1), TimeSpan.FromSeconds(0.2));
        Assert.That((pace.FirstLook(Type), pace.FirstLook("qmclone")), Is.EqualTo((TaskPace.Unknown, TimeSpan.FromSeconds(0.125))));
    }

    [TestCase(0.001, 0.02)]
    [TestCase(0.05, 0.05)]
    [TestCase(0.4, 0.4)]
    [TestCase(1.5, 1.5)]
    [TestCase(8, 2)]
    public void The_first_look_comes_to_be_when_the_task_has_just_ended(double takes, double expected)
    {
        var pace = new TaskPace();
        Wait(pace, takes, 100);
        var looks = Wait(pace, takes, 100);
        Assert.That(pace.FirstLook(Type).TotalSeconds, Is.InRange(expected, Math.Min(2, expected * 1.25)));
        Assert.That(looks, takes > 2 ? Is.EqualTo(500) : Is.LessThanOrEqualTo(110));
    }

    [Test]
    public void One_slow_task_does_not_make_the_next_ones_wait_long()
    {
        var pace = new TaskPace();
        Wait(pace, 0.15, 10);
        var before = pace.FirstLook(Type);
        Wait(pace, 9, 1);
        Assert.That(pace.FirstLook(Type), Is.LessThanOrEqualTo(2 * before));
        var after = pace.FirstLook(Type);
        Wait(pace, 300, 20);
        Assert.That(pace.FirstLook(Type), Is.EqualTo(after));
    }

    [Test]
    public void Tasks_that_began_together_teach_no_more_than_one()
    {
        var pace = new TaskPace();
        for (var task = 0; task < 50; task++)
        {
            pace.Learn(Type, TimeSpan.FromSeconds(0.2), TimeSpan.FromSeconds(0.4));
        }

        Assert.That(pace.FirstLook(Type).TotalSeconds, Is.InRange(0.2, 0.25));
    }

    /// <summary>
    /// Waits for tasks one after the other, with looks as <see cref="TaskWatch"/> has them; answers how many looks there were.
    /// </summary>
    private static int Wait(TaskPace pace, double takes, int tasks)
    {
        var looks = 0;
        for (var task = 0; task < tasks; task++)
        {
            var (ran, at) = (0.0, pace.FirstLook(Type).TotalSeconds);
            for (var pause = Math.Max(at / 2, 0.1); at < takes; pause = Math.Min(pause * 2, 2))
            {
                (ran, at) = (at, at + pause);
                looks++;
            }

            looks++;
            pace.Learn(Type, TimeSpan.FromSeconds(ran), TimeSpan.FromSeconds(at));
        }

        return looks;
    }
}
