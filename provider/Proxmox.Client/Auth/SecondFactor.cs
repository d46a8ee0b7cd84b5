namespace Proxmox.Client;

/// <summary>Gives one-time codes, none of them twice: PVE remembers the last step that it accepted.</summary>
internal sealed class SecondFactor(string? otp, TimeProvider time)
{
    private readonly string? _code = otp is not null && Totp.IsCode(otp) ? otp.Trim() : null;
    private readonly byte[]? _key = otp is not null && !Totp.IsCode(otp) ? Totp.Key(otp) : null;
    private long _lastStep = long.MinValue;

    /// <summary>Whether the one given code was used.</summary>
    public bool IsSpent { get; private set; }

    /// <summary>A code that was not given before, waiting for the next step if need be; null when there is none.</summary>
    public async Task<string?> NextCodeAsync(CancellationToken cancel)
    {
        if (_code is not null)
        {
            if (IsSpent)
            {
                return null;
            }

            IsSpent = true;
            return _code;
        }

        if (_key is null)
        {
            return null;
        }

        while (Totp.StepAt(time.GetUtcNow()) <= _lastStep)
        {
            var next = DateTimeOffset.FromUnixTimeSeconds((_lastStep + 1) * (long)Totp.Step.TotalSeconds);
            await Task.Delay(next - time.GetUtcNow(), time, cancel);
        }

        _lastStep = Totp.StepAt(time.GetUtcNow());
        return Totp.Code(_key, _lastStep);
    }
}
