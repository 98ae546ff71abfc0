namespace SynthRec.MLNet.Tool.Files;

/// <summary>How times stand in a file. Where several forms are mixed, the last of them in this order can hold all.</summary>
internal enum TimeForm
{
    UnixSeconds,
    Date,
    DateAndTime,
}
