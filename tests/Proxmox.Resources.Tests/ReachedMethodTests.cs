using Proxmox.Testing;

namespace Proxmox.Resources.Tests;

/// <summary>What the page of coverage says is true: the tests of the resources and commands have requested it.</summary>
// What cannot run beside others runs behind them.
[NonParallelizable]
internal sealed class ReachedMethodTests
{
    [Test]
    public void All_that_the_table_names_was_requested()
    {
        if (Environment.GetEnvironmentVariable("PROXMOX_TEST_ALL") is null)
        {
            Assert.Ignore("Only a run of all tests can tell.");
        }

        Assert.That(ReachedMethods.Unheard, Is.Empty);
    }
}
