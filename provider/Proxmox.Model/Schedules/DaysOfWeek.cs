namespace Proxmox.Model.Schedules;

/// <summary>Days of the week, in the order in which ranges of them are read.</summary>
[Flags]
internal enum DaysOfWeek
{
    None = 0,
    Monday = 1,
    Tuesday = 2,
    Wednesday = 4,
    Thursday = 8,
    Friday = 16,
    Saturday = 32,
    Sunday = 64,
    All = 127,
}
