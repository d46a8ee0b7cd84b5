namespace Proxmox.Client.Tests;

internal static class Expect
{
    /// <summary>The fault that a call ends with.</summary>
    public static async Task<PveFault> FaultAsync(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (PveFault fault)
        {
            return fault;
        }

        throw new AssertionException("the call was expected to fail");
    }
}
